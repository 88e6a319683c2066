import { open } from "node:fs/promises";
import { join } from "node:path";
import { SegueError } from "../../errors.js";
import type { FillStore } from "../../ports/whole-store.js";
import { fillTables } from "../sql/fill-tables.js";
import { kyselyOn } from "./kysely-on.js";
import { KNOWN_CHANGES, migrate, migrateTo } from "./migrate.js";
import { openFile } from "./open-file.js";

/** Makes the database `segue.db` in `folder`, where none may be, and fills it. Nothing else may look at it before it is done. */
export function fillSqlite(folder: string): FillStore {
  return async (changes, tables) => {
    const last = checkKnown(changes);
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

/** The last of the changes, which must all be known here and in this order. */
function checkKnown(changes: readonly string[]): string {
  const foreign = changes.find((change, at) => KNOWN_CHANGES[at] !== change);
  const last = changes.at(-1);
  if (foreign === undefined && last !== undefined) return last;
  throw new SegueError("newer-backup", `The backup has the change "${foreign}", which this version does not know.`);
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}
