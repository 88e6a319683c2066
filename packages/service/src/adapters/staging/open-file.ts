import { closeSync, openSync } from "node:fs";
import Libsql from "libsql";

/** A database file, as SQLite opens it, with memory that does not grow with what it sorts: this build would sort in memory. */
export function openFile(file: string): Libsql.Database {
  // SQLite would make it for everybody to read; its log gets the rights of the file.
  closeSync(openSync(file, "a", 0o600));
  const connection = new Libsql(file);
  connection.exec("pragma temp_store = file");
  return connection;
}
