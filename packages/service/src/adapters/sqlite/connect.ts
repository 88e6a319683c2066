import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import type Libsql from "libsql";
import { SegueError } from "../../errors.js";
import type { Schema } from "../sql/schema.js";
import { openFile } from "../staging/open-file.js";
import type { Connector } from "./connector.js";
import { kyselyOn } from "./kysely-on.js";

/** How long a write waits while another connection writes, in milliseconds. */
const BUSY_LIMIT = 120_000;
/** How long a single statement waits, in milliseconds, for which the thread is blocked. */
const BUSY_TIMEOUT = 20;
/** How long it is slept between two attempts: less than the pause that imports make between their transactions. */
const RETRY = 2;

/** A database file, and how this thread writes to it. */
export function connectTo(file: string): Connector {
  const connection = connect(file);
  const db = kyselyOn(connection);
  return {
    db,
    transaction: (work) => whenFree(() => immediate(db, connection, work)),
    whenFree,
    connect: () => connect(file),
  };
}

function connect(file: string): Libsql.Database {
  const connection = openFile(file);
  // FULL: a commit is on the disk before it is acknowledged. A short wait here, then `whenFree` waits without blocking the thread.
  connection.exec(
    `pragma journal_mode = wal; pragma secure_delete = on; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = ${BUSY_TIMEOUT}`,
  );
  return connection;
}

/**
 * A transaction that takes the write lock at once, so that it never fails halfway because somebody else wrote. Not by a prepared
 * statement: one that finds the database locked keeps the connection at that moment until it is collected as garbage, and from a
 * moment that has passed nobody may write. For the same reason nothing is written outside of such a transaction.
 */
function immediate<T>(
  db: Kysely<Schema>,
  connection: Libsql.Database,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  // There is one connection: while it is held nobody else's statements get into the transaction.
  return db.connection().execute(async (held) => {
    beginAtOnce(connection);
    try {
      const result = await work(held as Transaction<Schema>);
      connection.exec("commit");
      return result;
    } catch (thrown) {
      // A full disk has rolled back by itself; a second rollback would hide the reason.
      if (connection.inTransaction) connection.exec("rollback");
      throw thrown;
    }
  });
}

/** Begins a transaction, or fails at once: waiting inside SQLite would block the thread, and with it everybody who asks. */
function beginAtOnce(connection: Libsql.Database): void {
  connection.exec("pragma busy_timeout = 0");
  try {
    connection.exec("begin immediate");
  } finally {
    connection.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
  }
}

/** Repeats `attempt` while the database is locked by another process. */
async function whenFree<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + BUSY_LIMIT;
  for (;;) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!String((thrown as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw thrown;
      if (performance.now() > until)
        throw new SegueError("service-busy", "Another process kept writing to the database.", { cause: thrown });
      await sleep(RETRY);
    }
  }
}
