import { Kysely, SqliteDialect, sql } from "kysely";
import type Libsql from "libsql";
import type { Schema } from "../sql/schema.js";

/** Reading at one moment, on a connection of its own: others go on writing. */
export async function readConsistently<T>(connect: () => Libsql.Database, use: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  // The dialect wants the interface of better-sqlite3, which libsql has.
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connect() as never }) });
  try {
    await sql`begin`.execute(db);
    // The moment is that of the first reading.
    await db.selectFrom("workspaces").select("id").limit(1).execute();
    return await use(db);
  } finally {
    await sql`rollback`.execute(db).catch(() => undefined);
    await db.destroy();
  }
}
