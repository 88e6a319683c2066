import { type Kysely, type MigrationResultSet, Migrator } from "kysely";
import { SegueError } from "../../errors.js";
import { appliedChanges } from "../sql/migrations/applied.js";
import { migrationsWith } from "../sql/migrations/list.js";
import type { Schema } from "../sql/schema.js";

const migrations = migrationsWith({
  serial: "integer primary key",
  integer: "integer",
  real: "real",
  clustered: " without rowid",
  checked: (table) => ` references ${table} (pk)`,
});

/** Every change of the schema that is known here, in order. */
export const KNOWN_CHANGES: readonly string[] = Object.keys(migrations).sort();

const migratorOf = (db: Kysely<Schema>) => new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });

/** Brings a database up to date; rejects with `newer-database`, having changed nothing, where it has changes that are not known here. */
export async function migrate(
  db: Kysely<Schema>,
  file: string,
  whenFree: <T>(attempt: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const applied = await appliedChanges(db);
  const foreign = applied.find((name) => !(name in migrations));
  if (foreign !== undefined) {
    throw new SegueError("newer-database", `${file} has the change "${foreign}", which this version does not know.`);
  }
  if (applied.length === KNOWN_CHANGES.length) return;
  check(await whenFree(() => migratorOf(db).migrateToLatest()));
}

/** Makes the changes of the schema up to this one. */
export async function migrateTo(db: Kysely<Schema>, change: string): Promise<void> {
  check(await migratorOf(db).migrateTo(change));
}

function check({ error }: MigrationResultSet): void {
  if (error !== undefined) throw error;
}
