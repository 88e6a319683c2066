import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepPrepared } from "../../src/adapters/sqlite/keep-prepared.js";

let folder: string;
let connection: Libsql.Database;
let other: Libsql.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "segue-prepared-"));
  const open = () => new Libsql(join(folder, "t.db"));
  connection = open();
  connection.exec("pragma journal_mode = wal; create table t (a integer primary key); insert into t values (1), (2)");
  other = open();
});

afterEach(() => {
  connection.close();
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How often the connection prepares while `work` runs. */
function preparations(work: () => void): number {
  const prepare = vi.spyOn(connection, "prepare");
  work();
  const { length } = prepare.mock.calls;
  prepare.mockRestore();
  return length;
}

it("a query is prepared once, and answers what is there now", () => {
  const kept = keepPrepared(connection);
  const ask = (above: number) => kept.prepare("\n  select a from t where a > ?").all([above]);
  const count = preparations(() => {
    expect(ask(1)).toEqual([{ a: 2 }]);
    other.exec("insert into t values (3)");
    expect(ask(1)).toEqual([{ a: 2 }, { a: 3 }]);
    expect(ask(2)).toEqual([{ a: 3 }]);
  });
  expect(count).toBe(1);
});

it("kept queries hold no moment: the connection may write after another one wrote", () => {
  const kept = keepPrepared(connection);
  kept.prepare("select a from t").all([]);
  other.exec("insert into t values (3)");
  connection.exec("begin immediate; insert into t values (4); commit");
  expect(kept.prepare("select a from t").all([])).toHaveLength(4);
});

it("a query sees columns that were added after it was prepared", () => {
  const kept = keepPrepared(connection);
  const ask = () => kept.prepare("select * from t where a = 1").all([]);
  expect(ask()).toEqual([{ a: 1 }]);
  other.exec("alter table t add column b text default 'new'");
  expect(ask()).toEqual([{ a: 1, b: "new" }]);
});

it("a query that failed is prepared anew, and so is the oldest of more than 256", () => {
  const kept = keepPrepared(connection);
  const fail = () => expect(() => kept.prepare("select abs(?) from t").all([-(2n ** 63n)])).toThrow();
  expect(preparations(fail) + preparations(fail)).toBe(2);
  const ask = (number: number) => kept.prepare(`select ${number} as n`).all([]);
  expect(preparations(() => [...Array(257).keys()].map(ask))).toBe(257);
  expect(preparations(() => ask(256))).toBe(0);
  expect(preparations(() => ask(0))).toBe(1);
});
