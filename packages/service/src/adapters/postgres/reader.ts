import type pg from "pg";
import Cursor from "pg-cursor";
import { types } from "./pool.js";
import { telling } from "./tell-error.js";

const BATCH = 4096;

/** Reads at one moment. */
export interface Reader {
  all<Row>(query: string, parameters: readonly unknown[]): Promise<Row[]>;
  /** The rows that a query gives, as lists of cells, some thousands at a time: memory does not grow with them. */
  batchesOf<Row>(query: string, parameters: readonly unknown[]): AsyncGenerator<readonly Row[], void>;
}

/** Lets `use` read in one transaction, which sees the database as it was at its beginning. */
export async function atOneMoment<T>(pool: pg.Pool, where: string, use: (reader: Reader) => Promise<T>): Promise<T> {
  const client = await telling(where, () => pool.connect());
  let failed = true;
  try {
    await telling(where, () => client.query("start transaction isolation level repeatable read read only"));
    const result = await use(readerOf(client, where));
    await telling(where, () => client.query("commit"));
    failed = false;
    return result;
  } finally {
    // A connection whose transaction did not end well is not used again.
    client.release(failed);
  }
}

function readerOf(client: pg.PoolClient, where: string): Reader {
  return {
    async all<Row>(query: string, parameters: readonly unknown[]) {
      const { rows } = await telling(where, () => client.query(query, [...parameters]));
      return rows as Row[];
    },
    async *batchesOf<Row>(query: string, parameters: readonly unknown[]) {
      const cursor = client.query(new Cursor<Row>(query, [...parameters], { rowMode: "array", types }));
      let ended = false;
      try {
        while (!ended) {
          const rows = await telling(where, () => cursor.read(BATCH));
          ended = rows.length < BATCH;
          if (rows.length > 0) yield rows;
        }
      } finally {
        // One that is read to its end, or whose connection is gone, is closed already.
        if (!ended) await cursor.close().catch(() => undefined);
      }
    },
  };
}
