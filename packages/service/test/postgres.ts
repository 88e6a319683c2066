import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The server on which tests may make databases; undefined where there is none. */
export const SERVER = process.env.SEGUE_TEST_POSTGRES;

/** A database of its own for a test. */
export interface TestDatabase {
  readonly url: string;
  /** Asks it something, as its owner would. */
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection that others have to it, and resolves when they are gone. */
  cutOff(): Promise<void>;
  drop(): Promise<void>;
}

export async function newDatabase(): Promise<TestDatabase> {
  if (SERVER === undefined) throw new Error("SEGUE_TEST_POSTGRES names no server");
  const name = newName();
  await once(SERVER, `create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (text, parameters) => once(url.href, text, parameters),
    cutOff: () => cutOff(SERVER, name),
    drop: async () => void (await once(SERVER, `drop database ${name} with (force)`)),
  };
}

async function cutOff(server: string, database: string): Promise<void> {
  const cut = await once<{ pid: number }>(
    server,
    "select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
    [database],
  );
  // A server process that is told to end takes a moment.
  const left = () => once(server, "select from pg_stat_activity where pid = any($1)", [cut.map(({ pid }) => pid)]);
  while ((await left()).length > 0) await sleep(10);
}

/** A schema of its own in a database: that costs a fraction of a database. */
export async function newSchema(database: TestDatabase): Promise<Pick<TestDatabase, "url" | "drop"> & { readonly name: string }> {
  const name = newName();
  await database.query(`create schema ${name}`);
  const url = new URL(database.url);
  url.searchParams.set("options", `-c search_path=${name}`);
  return { name, url: url.href, drop: async () => void (await database.query(`drop schema ${name} cascade`)) };
}

/**
 * Gives a way to bring a schema's tables, and the numbers they give, back to what they were when it was first used: to make them anew takes
 * most of a short test.
 */
export function emptying(database: TestDatabase, schema: string): () => Promise<void> {
  let kept = false;
  return async () => {
    if (!kept) await database.query(KEEP.replaceAll("SCHEMA", schema));
    kept = true;
    await database.query(EMPTY.replaceAll("SCHEMA", schema));
  };
}

/** What fresh tables hold (the first workspace, the changes they came of) lies beside them, in a schema of its own. */
const KEEP = `
  create schema SCHEMA_kept;
  create table SCHEMA_kept.sequences as select sequencename as name, start_value from pg_sequences where schemaname = 'SCHEMA';
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'SCHEMA' loop
      execute format('create table SCHEMA_kept.%I as table SCHEMA.%I', 'of_' || name, name);
    end loop;
  end $$`;

/** Without the checks of references, so in any order; deleted, since a truncated table is a new file, and so is each of its indexes. */
const EMPTY = `
  set session_replication_role = replica;
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'SCHEMA' loop
      execute format('delete from SCHEMA.%I', name);
      execute format('insert into SCHEMA.%I overriding system value table SCHEMA_kept.%I', name, 'of_' || name);
    end loop;
  end $$;
  select setval(format('SCHEMA.%I', name), start_value, false) from SCHEMA_kept.sequences`;

const newName = () => `segue_test_${randomUUID().replaceAll("-", "")}`;

async function once<Row>(url: string, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text, [...parameters])).rows as Row[];
  } finally {
    await client.end();
  }
}
