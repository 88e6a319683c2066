import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../../ports/store.js";
import { addEvents } from "../sql/add-events.js";
import type { Database } from "../sql/database.js";
import { sqlStore } from "../sql/store.js";
import { stageImport } from "../staging/stage.js";
import { addBeside } from "./add-beside.js";
import { connectTo } from "./connect.js";
import { sqliteContents } from "./contents.js";
import { readEverything } from "./listening.js";
import { loadBatch } from "./load-batch.js";
import { migrate } from "./migrate.js";
import { leaveNoTrace } from "./no-trace.js";
import { readConsistently } from "./read-consistently.js";

/** Opens (and makes or brings up to date) the database `segue.db` in `folder`. */
export async function openSqlite(folder: string): Promise<Store> {
  const file = join(folder, "segue.db");
  // What SQLite sorts beside memory lies where there is room for the data; /tmp may be small, or memory itself.
  process.env.SQLITE_TMPDIR = stagingOf(folder);
  const connector = connectTo(file);
  const { db, transaction } = connector;
  await migrate(db, file, connector.whenFree);
  const events = addBeside(file, addEvents(transaction));
  const database: Database = {
    db,
    transaction,
    readConsistently: (use) => readConsistently(connector.connect, use),
    stageImport: async (workspace, id) => stageImport(loadBatch(connector), stagingOf(folder), workspace, id),
    addEvents: events.add,
    readEverything: (workspace, use) => readEverything(connector.connect, workspace, use),
    contents: sqliteContents(connector.connect),
    async giveUpImports(alone) {
      // Nobody but the holder of the folder knows that no other process is loading.
      if (!alone) return;
      await transaction((trx) => trx.updateTable("batches").set({ state: "removing" }).where("state", "=", "loading").execute());
    },
    leaveNoTrace: (text) => leaveNoTrace(connector, file, text),
    async close() {
      await events.close();
      await db.destroy();
    },
  };
  return sqlStore(database);
}

/** Removes what interrupted imports left behind. Only for the process that holds the folder. */
export function clearStaging(folder: string): void {
  rmSync(stagingOf(folder), { recursive: true, force: true });
  mkdirSync(stagingOf(folder), { recursive: true });
}

const stagingOf = (folder: string) => join(folder, "staging");
