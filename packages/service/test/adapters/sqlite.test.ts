import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
