import { CompiledQuery, type Kysely } from "kysely";
import type { FilledTable, WholeRow } from "../../ports/whole-store.js";
import type { Schema } from "./schema.js";

/** Values of one statement: below what databases take (32,766 in SQLite, 65,535 in PostgreSQL). */
const MOST_VALUES = 8000;

/**
 * Fills the tables of a new database: part of the transaction in which all of it appears. The numbers of rows come as they were;
 * where the database keeps count of them elsewhere, it must be told afterwards.
 */
export async function fillTables(db: Kysely<Schema>, tables: AsyncIterable<FilledTable>): Promise<void> {
  for await (const { name, columns, rows } of tables) {
    // What the changes of the schema put there.
    await db.deleteFrom(name as keyof Schema).execute();
    const insert = inserter(db, name, columns);
    for await (const batch of rows) await insert(batch);
  }
}

function inserter(db: Kysely<Schema>, table: string, columns: readonly string[]) {
  const most = Math.max(1, Math.floor(MOST_VALUES / columns.length));
  const statements = new Map<number, CompiledQuery>();
  /** A statement for so many rows: compiled once, since it is the same for all of them. */
  const statementFor = (count: number): CompiledQuery => {
    const known = statements.get(count);
    if (known !== undefined) return known;
    const row = Object.fromEntries(columns.map((column) => [column, 0]));
    // A table of a backup may be one of an older schema.
    const any = db as unknown as Kysely<Record<string, Record<string, number>>>;
    const made = any.insertInto(table).values(new Array(count).fill(row)).compile();
    statements.set(count, made);
    return made;
  };
  return async (rows: readonly WholeRow[]) => {
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most);
      const values = some.flatMap((row) => columns.map((column) => row[column] ?? null));
      await db.executeQuery(CompiledQuery.raw(statementFor(some.length).sql, values));
    }
  };
}
