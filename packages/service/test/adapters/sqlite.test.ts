import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { expect, it } from "vitest";
import { clearStaging, openSqlite } from "../../src/adapters/sqlite/open.js";
import { describeStore } from "../../src/testing/index.js";

describeStore("SQLite", async () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-sqlite-"));
  clearStaging(folder);
  let store = await openSqlite(folder);
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
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

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
