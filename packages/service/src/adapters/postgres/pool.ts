import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { telling } from "./tell-error.js";

/** Connections of one process at most. */
const CONNECTIONS = 10;
/** How long a connection may take to come about, or to become free, in milliseconds. */
const PATIENCE = 10_000;
const [INT8, NUMERIC] = [20, 1700];

/** As `pg` reads values, but counts are numbers: those that are stored stay below 2^53. */
export const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as "text"),
} as pg.CustomTypesConfig;

/**
 * What every connection is told first: a commit is on the disk before it is acknowledged, whatever the server's default is; a node whose
 * machine is gone is noticed within two minutes, and what it held is free; who waits for a row waits two minutes at most.
 */
const MANNERS = `
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
  set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 9; set lock_timeout = '120s'`;

export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "segue",
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    types,
    onConnect: async (client) => {
      await client.query(MANNERS);
    },
  });
  // A connection that is lost while nobody uses it is replaced by a new one; while somebody does, his query fails.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The pool as Kysely uses it, its errors told as ours. */
export function kyselyPool(pool: pg.Pool, where: string): PostgresPool {
  return {
    async connect() {
      const client = await telling(where, () => pool.connect());
      const query = (first: unknown, parameters?: readonly unknown[]) => {
        // A cursor is its own result, and reads later.
        const asked: unknown = client.query(first as string, parameters as unknown[]);
        return asked instanceof Promise ? telling(where, () => asked) : asked;
      };
      return { query, release: () => client.release() } as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

/** The database's name and place, without user and password. */
export function placeOf(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = hostname || searchParams.get("host") || "localhost";
    return `The PostgreSQL database ${JSON.stringify(decodeURIComponent(pathname.slice(1)))} at ${host}:${port || 5432}`;
  } catch {
    return "The PostgreSQL database";
  }
}
