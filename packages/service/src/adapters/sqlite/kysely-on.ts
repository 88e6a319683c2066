import { Kysely, SqliteDialect } from "kysely";
import type Libsql from "libsql";
import type { Schema } from "../sql/schema.js";
import { keepPrepared } from "./keep-prepared.js";

/** Kysely on a connection; destroying it closes the connection. */
export const kyselyOn = (connection: Libsql.Database) =>
  new Kysely<Schema>({ dialect: new SqliteDialect({ database: keepPrepared(connection) }) });
