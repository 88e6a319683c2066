import { existsSync } from "node:fs";
import { join } from "node:path";
import type Libsql from "libsql";
import type { StoreState } from "../../ports/store-state.js";
import { appliedChanges } from "../sql/migrations/applied.js";
import { openFile } from "../staging/open-file.js";
import { kyselyOn } from "./kysely-on.js";
import { KNOWN_CHANGES } from "./migrate.js";

/** Damages that are named; there may be more. */
const MOST = 5;

/** Looks at `segue.db` in `folder` without changing its content, whatever version wrote it. It reads all of the file. */
export async function inspectSqlite(folder: string): Promise<StoreState> {
  const file = join(folder, "segue.db");
  const nothing = { unknownChanges: [], missingChanges: [], damage: [], dangling: 0 };
  if (!existsSync(file)) return { present: false, ...nothing };
  const connection = openFile(file);
  try {
    connection.exec("pragma busy_timeout = 5000");
    const applied = await appliedChanges(kyselyOn(connection));
    return {
      present: true,
      unknownChanges: applied.filter((change) => !KNOWN_CHANGES.includes(change)),
      missingChanges: KNOWN_CHANGES.filter((change) => !applied.includes(change)),
      damage: column(connection, `integrity_check(${MOST})`, "integrity_check").filter((line) => line !== "ok"),
      dangling: column(connection, "foreign_key_check", "table").length,
    };
  } catch (thrown) {
    return { present: true, ...nothing, unreadable: (thrown as Error).message };
  } finally {
    connection.close();
  }
}

const column = (connection: Libsql.Database, pragma: string, name: string): string[] =>
  (connection.pragma(pragma) as Record<string, string>[]).map((row) => String(row[name]));
