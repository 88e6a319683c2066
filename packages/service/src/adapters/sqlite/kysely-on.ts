import { Kysely, SqliteDialect } from "kysely";
import type Libsql from "libsql";
import type { Schema } from "../sql/schema.js";

/** Kysely on a connection; destroying it closes the connection. */
export const kyselyOn = (connection: Libsql.Database) =>
  // libsql's connection is better-sqlite3's, which the dialect is written for; only the names of their types differ.
  new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection as never }) });
