import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Libsql from "libsql";
import { expect, it, vi } from "vitest";
import { fillSqlite } from "../../src/adapters/sqlite/fill.js";
import { clearStaging, openSqlite } from "../../src/adapters/sqlite/open.js";
import type { Store } from "../../src/ports/store.js";
import { describeStore } from "../../src/testing/index.js";

describeStore("SQLite", async () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-sqlite-"));
  clearStaging(folder);
  let store = await openSqlite(folder);
  const others: Store[] = [];
  return {
    get store() {
      return store;
    },
    async reopen() {
      await store.close();
      clearStaging(folder);
      store = await openSqlite(folder);
      await store.imports.recover();
      await store.imports.sweep();
      return store;
    },
    async filled(changes, tables) {
      const other = mkdtempSync(join(folder, "filled-"));
      await fillSqlite(other)(changes, tables);
      clearStaging(other);
      others.push(await openSqlite(other));
      return others.at(-1)!;
    },
    async dispose() {
      for (const each of [store, ...others]) await each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

it("SQLite: tables of an older schema are filled as they were, then brought up to date", async () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-sqlite-"));
  const row = { id: "k1", workspace_id: "main", name: "old", hash: "h", scopes_json: "[]", created_at: 7 };
  const keys = { name: "keys", columns: [...Object.keys(row), "revoked_at"], rows: oneBatch([row]) };
  await fillSqlite(folder)(["001-first-light", "002-batches", "003-jobs"], oneBatch(keys));
  clearStaging(folder);
  const store = await openSqlite(folder);
  expect(await store.keys.list("main")).toMatchObject([
    { id: "k1", createdAt: 7, kind: "secret", start: "segue_", revokedAt: null },
  ]);
  expect((await store.workspaces.list()).map(({ id }) => id)).toEqual(["main"]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* oneBatch<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}

it("writes as soon as another process lets it, however often it found the database locked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-sqlite-"));
  const store = await openSqlite(folder);
  const other = new Libsql(join(folder, "segue.db"));
  for (let round = 0; round < 20; round++) {
    other.exec("begin immediate; update job_turn set turn = turn + 1");
    const waiting = store.settings.set("main", "round", round);
    // It reads on meanwhile, which holds on to a moment.
    for (let look = 0; look < 3; look++) {
      await store.settings.get("main", "round");
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    other.exec("commit");
    await waiting;
    expect(await store.settings.get("main", "round")).toBe(round);
  }
  other.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What another process gets that opens the database, asks it something and leaves. */
function elsewhere(folder: string, statement: string): unknown {
  const script = `
    import { Worker } from "node:worker_threads";
import Libsql from "libsql";
    const database = new Libsql(process.argv[1]);
    console.log(JSON.stringify(database.prepare(process.argv[2]).get() ?? null));
    database.close();`;
  const args = ["--input-type=module", "-e", script, join(folder, "segue.db"), statement];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: "utf8" }));
}

it("keeps its log while other processes come and go, however many connections of its own came and went", async () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-sqlite-"));
  clearStaging(folder);
  const store = await openSqlite(folder);
  const event = (number: number) => ({
    user: "u",
    track: `t${number}`,
    kind: "play" as const,
    value: 1,
    at: number,
    duration: null,
  });
  const ways: Record<string, () => Promise<unknown>> = {
    reading: () => store.contents.read("main", async () => undefined),
    tracing: () => store.leaveNoTrace("nobody"),
    // Until the thread has a part in it that stores events when there are many.
    events: async () => {
      const sent = vi.spyOn(Worker.prototype, "postMessage");
      for (let i = 0; sent.mock.calls.length === 0; i++) await store.events.add("main", [event(i)], 0);
      sent.mockRestore();
    },
  };
  for (const [round, [way, go]] of Object.entries(ways).entries()) {
    await go();
    elsewhere(folder, "update job_turn set turn = turn + 1 returning turn");
    expect(existsSync(join(folder, "segue.db-wal")), way).toBe(true);
    await store.settings.set("main", "round", round);
    expect(elsewhere(folder, "select value_json as value from settings where name = 'round'"), way).toMatchObject({
      value: `${round}`,
    });
  }
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
