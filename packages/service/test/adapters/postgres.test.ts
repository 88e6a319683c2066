import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { fillPostgres } from "../../src/adapters/postgres/fill.js";
import { openPostgres } from "../../src/adapters/postgres/open.js";
import { describeStore } from "../../src/testing/index.js";
import { emptying, newDatabase, newSchema, SERVER, type TestDatabase } from "../postgres.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();

if (SERVER === undefined) {
  describe("store PostgreSQL", () => {
    it.skip("is tested where SEGUE_TEST_POSTGRES names a server: node scripts/postgres.mjs npm test", () => {});
  });
} else {
  let database: TestDatabase;
  let schema: Awaited<ReturnType<typeof newSchema>>;
  let empty: () => Promise<void>;
  beforeAll(async () => {
    database = await newDatabase();
    schema = await newSchema(database);
    empty = emptying(database, schema.name);
  });
  afterAll(() => database.drop());
  describeStore("PostgreSQL", async () => {
    const open = () => openPostgres(schema.url, mkdtempSync(join(root, "staging-")));
    let store = await open();
    await empty();
    const others: { drop(): Promise<void> }[] = [];
    return {
      get store() {
        return store;
      },
      async reopen() {
        await store.close();
        store = await open();
        await store.imports.recover();
        await store.imports.sweep();
        return store;
      },
      async filled(changes, tables) {
        const other = await newSchema(database);
        await fillPostgres(other.url, { force: false })(changes, tables);
        const opened = await openPostgres(other.url, mkdtempSync(join(root, "staging-")));
        others.push({ drop: async () => opened.close().then(() => other.drop()) });
        return opened;
      },
      async dispose() {
        await store.close();
        for (const other of others) await other.drop();
      },
    };
  });
}
