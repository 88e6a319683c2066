import { open } from "node:fs/promises";
import { join } from "node:path";
import type { FillStore } from "../../ports/whole-store.js";
import { fillTables } from "../sql/fill-tables.js";
import { checkKnown } from "../sql/migrations/check-known.js";
import { openFile } from "../staging/open-file.js";
import { kyselyOn } from "./kysely-on.js";
import { KNOWN_CHANGES, migrate, migrateTo } from "./migrate.js";

/** Makes the database `segue.db` in `folder`, where none may be, and fills it. Nothing else may look at it before it is done. */
export function fillSqlite(folder: string): FillStore {
  return async (changes, tables) => {
    const last = checkKnown(changes, KNOWN_CHANGES);
    const file = join(folder, "segue.db");
    const connection = openFile(file);
    const db = kyselyOn(connection);
    try {
      // Nobody waits for it yet: it is flushed once, at the end, and a half one is thrown away.
      connection.exec("pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = on");
      await migrateTo(db, last);
      connection.exec("begin");
      await fillTables(db, tables);
      connection.exec("commit");
      await migrate(db, file, (attempt) => attempt());
    } finally {
      await db.destroy();
    }
    await flush(file);
  };
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}
