import { randomUUID } from "node:crypto";
import pg from "pg";

/** The server on which tests may make databases; undefined where there is none. */
export const SERVER = process.env.SEGUE_TEST_POSTGRES;

/** A database of its own for a test. */
export interface TestDatabase {
  readonly url: string;
  /** Asks it something, as its owner would. */
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection that others have to it. */
  cutOff(): Promise<void>;
  drop(): Promise<void>;
}

export async function newDatabase(): Promise<TestDatabase> {
  if (SERVER === undefined) throw new Error("SEGUE_TEST_POSTGRES names no server");
  const name = newName();
  await once(SERVER, `create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  const cut = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()";
  return {
    url: url.href,
    query: (text, parameters) => once(url.href, text, parameters),
    cutOff: async () => void (await once(SERVER, cut, [name])),
    drop: async () => void (await once(SERVER, `drop database ${name} with (force)`)),
  };
}

/** A schema of its own in a database: that costs a fraction of a database. */
export async function newSchema(database: TestDatabase): Promise<Pick<TestDatabase, "url" | "drop">> {
  const name = newName();
  await database.query(`create schema ${name}`);
  const url = new URL(database.url);
  url.searchParams.set("options", `-c search_path=${name}`);
  return { url: url.href, drop: async () => void (await database.query(`drop schema ${name} cascade`)) };
}

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
