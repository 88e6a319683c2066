import { closeSync, openSync } from "node:fs";
import Libsql from "libsql";

/** A database file, as SQLite opens it, with memory that does not grow with what it sorts: this build would sort in memory. */
export function openFile(file: string): Libsql.Database {
  makeForUsAlone(file);
  const connection = new Libsql(file);
  connection.exec("pragma temp_store = file");
  return connection;
}

/**
 * SQLite would make it for everybody to read; its log gets the rights of the file. One that is there is left alone: whoever closes a file lets go of all
 * locks that his process has on it (POSIX), those of its connections, too, and the next process that ends takes the log away from under them.
 */
function makeForUsAlone(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (thrown) {
    if ((thrown as { code?: string }).code !== "EEXIST") throw thrown;
  }
}
