import { Kysely, PostgresDialect, sql } from "kysely";
import { SegueError } from "../../errors.js";
import type { FillStore } from "../../ports/whole-store.js";
import { fillTables } from "../sql/fill-tables.js";
import { checkKnown } from "../sql/migrations/check-known.js";
import type { Schema } from "../sql/schema.js";
import { KNOWN_CHANGES, migrate, migrateTo, schemaOf } from "./migrate.js";
import { createPool, kyselyPool, placeOf } from "./pool.js";

/**
 * Fills a PostgreSQL database: the tables are made and filled in a schema of their own, and take the place of those that are there in one
 * transaction. Rejects with `folder-not-empty` where there are any, unless they may be replaced (`force`).
 */
export function fillPostgres(url: string, { force }: { readonly force: boolean }): FillStore {
  return async (changes, tables) => {
    const last = checkKnown(changes, KNOWN_CHANGES);
    const where = placeOf(url);
    const db = connect(url, where);
    try {
      const schema = await schemaOf(db, where);
      if (!force && (await holdsTables(db, schema)))
        throw new SegueError("folder-not-empty", `${where} holds tables already, which restoring would replace.`);
      const room = `${schema}_restoring`;
      await sql`drop schema if exists ${sql.id(room)} cascade`.execute(db);
      await sql`create schema ${sql.id(room)}`.execute(db);
      const inRoom = connect(within(url, room), where);
      try {
        await migrateTo(inRoom, last, where);
        await inRoom.transaction().execute(async (trx) => {
          await fillTables(trx, tables);
          await goOnFromHere(trx);
        });
        await migrate(inRoom, where);
      } finally {
        await inRoom.destroy();
      }
      await takePlace(db, room, schema);
    } finally {
      await db.destroy();
    }
  };
}

/** How many other processes of Segue use the database. */
export async function othersOn(url: string): Promise<number> {
  const db = connect(url, placeOf(url));
  try {
    const { rows } = await sql<{ n: number }>`
      select count(distinct client_port) as n from pg_stat_activity
      where datname = current_database() and application_name = 'segue' and pid <> pg_backend_pid()`.execute(db);
    return rows[0]!.n;
  } finally {
    await db.destroy();
  }
}

const connect = (url: string, where: string) =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: kyselyPool(createPool(url), where) }) });

/** The same database, its tables being in another schema. */
function within(url: string, schema: string): string {
  const address = new URL(url);
  address.searchParams.set("options", `-c search_path=${schema}`);
  return address.href;
}

async function holdsTables(db: Kysely<Schema>, schema: string): Promise<boolean> {
  const { rows } = await sql`select from pg_tables where schemaname = ${schema} and tablename = 'kysely_migration'`.execute(db);
  return rows.length > 0;
}

/** The next number that each table gives comes after those it holds. */
async function goOnFromHere(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(db);
  for (const { table, column } of rows)
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false)
      from ${sql.table(table)}`.execute(db);
}

/** Moves the tables of one schema into another, in place of those there of the same names. */
function takePlace(db: Kysely<Schema>, from: string, to: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${from}`.execute(trx);
    for (const { name } of rows) await sql`drop table if exists ${sql.id(to, name)} cascade`.execute(trx);
    for (const { name } of rows) await sql`alter table ${sql.id(from, name)} set schema ${sql.id(to)}`.execute(trx);
    await sql`drop schema ${sql.id(from)}`.execute(trx);
  });
}
