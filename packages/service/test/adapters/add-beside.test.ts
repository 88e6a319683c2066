import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Libsql from "libsql";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openSqlite } from "../../src/adapters/sqlite/open.js";
import type { ListeningEvent } from "../../src/ports/events.js";
import type { Store } from "../../src/ports/store.js";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "segue-beside-"));
  store = await openSqlite(folder);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const play = (number: number, id?: string): ListeningEvent => ({
  ...{ user: `u${number % 7}`, track: `t${number}`, kind: "play", value: 1, at: number, duration: null },
  ...(id === undefined ? {} : { id }),
});

/** Stores events until another thread does it, then calls `then`. */
async function fill(until: () => boolean): Promise<number> {
  for (let number = 0; ; number++) {
    if (until()) return number;
    await store.events.add("main", [play(number)], 0);
  }
}

/** The messages that threads are sent. */
const sent = () => vi.spyOn(Worker.prototype, "postMessage");

it("what is stored by the other thread is read by this one as soon as it is told", async () => {
  const messages = sent();
  const stored = await fill(() => messages.mock.calls.length > 0);
  const results = await Promise.all([...Array(50).keys()].map((n) => store.events.add("main", [play(stored + n)], 0)));
  expect(results.every(({ accepted }) => accepted === 1)).toBe(true);
  expect(await store.events.count("main")).toBe(stored + 50);
  expect(messages.mock.calls.length).toBe(51);
  expect((await store.events.ofUser("main", `u${(stored + 49) % 7}`)).at(-1)!.track).toBe(`t${stored + 49}`);
});

it("an id counts once, whichever thread it came by", async () => {
  const messages = sent();
  expect(await store.events.add("main", [play(1, "a")], 0)).toEqual({ accepted: 1, duplicates: 0 });
  await fill(() => messages.mock.calls.length > 0);
  const again = await Promise.all([1, 2].map(() => store.events.add("main", [play(1, "a"), play(2, "b")], 0)));
  expect(again).toEqual([
    { accepted: 1, duplicates: 1 },
    { accepted: 0, duplicates: 2 },
  ]);
});

it("waits for this thread's transactions, and this thread for its", async () => {
  const messages = sent();
  const before = await fill(() => messages.mock.calls.length > 0);
  await Promise.all(
    [...Array(30).keys()].flatMap((n) => [
      store.events.add("main", [play(before + n)], 0),
      store.settings.set("main", `a${n}`, n),
    ]),
  );
  expect(await store.events.count("main")).toBe(before + 30);
  expect(await store.settings.get("main", "a29")).toBe(29);
});

it("tells errors as this thread would", async () => {
  const messages = sent();
  await fill(() => messages.mock.calls.length > 0);
  const other = new Libsql(join(folder, "segue.db"));
  other.exec("create trigger no before insert on events begin select raise(abort, 'not today'); end");
  await expect(store.events.add("main", [play(1)], 0)).rejects.toMatchObject({ code: "internal", message: "not today" });
  other.close();
});

it("closing waits until all is stored", async () => {
  const messages = sent();
  const before = await fill(() => messages.mock.calls.length > 0);
  const adding = [...Array(20).keys()].map((n) => store.events.add("main", [play(before + n)], 0));
  await store.close();
  expect((await Promise.all(adding)).length).toBe(20);
  store = await openSqlite(folder);
  expect(await store.events.count("main")).toBe(before + 20);
});
