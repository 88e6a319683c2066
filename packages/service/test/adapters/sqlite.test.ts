import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { expect, it } from "vitest";
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

it("SQLite: a write that had to wait for another process succeeds as soon as that is done", async () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-sqlite-"));
  clearStaging(folder);
  const store = await openSqlite(folder);
  const other = new Libsql(join(folder, "segue.db"));
  other.exec("begin immediate");
  const waiting = store.workspaces.add({ id: "waiting", createdAt: 0 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  other.exec("insert into workspaces (id, created_at) values ('first', 0); commit");
  expect(await waiting).toBe(true);
  expect((await store.workspaces.list()).map(({ id }) => id)).toEqual(["first", "main", "waiting"]);
  other.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
