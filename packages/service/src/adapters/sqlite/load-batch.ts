import { setTimeout as sleep } from "node:timers/promises";
import { agreedClaim, secondsOf } from "@segue/engine";
import type Libsql from "libsql";
import { addBatch, sweep } from "../sql/batches.js";
import { publishBatch } from "../sql/imports.js";
import type { LoadBatch } from "../staging/stage.js";
import { claimsByTrack, countEvents, eventRows, numberIds, PLAIN, type Row } from "../staging/staged-rows.js";
import type { Connector } from "./connector.js";

/** Ids looked up, or made known, in one transaction. */
const CHUNK = 2_000;
/** A transaction ends after so many milliseconds: other writers wait as long. */
const HOLD = 25;
/** Rows between two looks at the clock. */
const STRIDE = 250;
/** Milliseconds between two transactions: without a pause the next one would nearly always be there before those who wait. */
const PAUSE = 5;

/** Loads in short transactions: users and tracks first, then what refers to them, events sorted as they are clustered. */
export const loadBatch =
  (connector: Connector): LoadBatch =>
  async (stage, workspace, createdAt, progress) => {
    const { db, transaction } = connector;
    const batch = await transaction((trx) => addBatch(trx, workspace, "import", "loading"));
    const drop = async () => {
      await transaction((trx) =>
        trx.updateTable("batches").set({ state: "removing" }).where("pk", "=", batch).where("state", "=", "loading").execute(),
      );
      await sweep(db, transaction);
    };
    const main = connector.connect();
    try {
      const loader = { ...connector, main, stage, batch, workspace, createdAt };
      await numbers(loader, "users");
      await numbers(loader, "tracks");
      await progress(0.1);
      await loadClaims(loader);
      for (const [table, rows] of Object.entries(PLAIN)) await load(loader, table, rows);
      await loadEvents(loader, (fraction) => progress(0.2 + 0.8 * fraction));
      return { publish: (record) => publishBatch(connector, workspace, batch, record), drop };
    } catch (thrown) {
      await drop();
      throw thrown;
    } finally {
      main.close();
    }
  };

interface Loader extends Connector {
  readonly main: Libsql.Database;
  readonly stage: Libsql.Database;
  readonly batch: number;
  readonly workspace: string;
  readonly createdAt: number;
}

/** Finds or makes the row of every id in the real database. */
function numbers({ main, stage, whenFree, batch, workspace, createdAt }: Loader, table: "users" | "tracks"): Promise<void> {
  const make = main
    .prepare(
      `insert into ${table} (workspace_id, id, facts_json, created_at, batch) values (?, ?, '{}', ?, ?)
       on conflict do nothing returning pk`,
    )
    .raw();
  const find = main.prepare(`select pk from ${table} where workspace_id = ? and id = ?`).raw();
  return numberIds(stage, table, CHUNK, (ids) =>
    whenFree(async () =>
      inOne(main, () =>
        ids.map((id) => {
          const made = make.get(workspace, id, createdAt, batch) as [number] | undefined;
          return { pk: (made ?? (find.get(workspace, id) as [number]))[0], fresh: made !== undefined };
        }),
      ),
    ),
  );
}

/** What this import says about each track: one claim, however often it is told. */
async function loadClaims(loader: Loader): Promise<void> {
  const { main, stage, batch } = loader;
  const insert = main.prepare("insert into claims (batch, track_pk, title, artist, facts_json) values (?, ?, ?, ?, ?)");
  // A track that nobody sees yet can say it at once; the others do so when the batch is published.
  const show = main.prepare("update tracks set title = ?, artist = ?, facts_json = ?, seconds = ? where pk = ?");
  await inChunks(loader, claimsByTrack(stage), ({ track, fresh, claims }) => {
    const { title, artist, facts } = agreedClaim(claims);
    const text = JSON.stringify(facts);
    insert.run(batch, track, title, artist, text);
    if (fresh) show.run(title, artist, text, secondsOf({ facts }) || null, track);
  });
}

async function load(loader: Loader, table: string, query: string): Promise<void> {
  const statement = loader.stage.prepare(query).raw();
  const columns = statement.columns().length;
  const insert = loader.main.prepare(`insert into ${table} values (?${", ?".repeat(columns)})`);
  await inChunks(loader, statement.iterate() as Iterable<Row>, (row) => insert.run(loader.batch, ...row));
}

async function loadEvents(loader: Loader, progress: (fraction: number) => Promise<void>): Promise<void> {
  const { main, stage, batch } = loader;
  const total = countEvents(stage);
  const insert = main.prepare(
    "insert into events (batch, user_pk, seq, track_pk, kind, value, at, duration) values (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  await inChunks(
    loader,
    eventRows(stage),
    (row) => insert.run(batch, ...row),
    (done) => progress(done / Math.max(1, total)),
  );
}

async function inChunks<T>(
  { main, whenFree }: Loader,
  rows: Iterable<T>,
  write: (row: T) => void,
  progress?: (done: number) => Promise<void>,
): Promise<void> {
  const left = rows[Symbol.iterator]();
  let done = 0;
  for (let next = left.next(); next.done !== true; ) {
    // The lock is waited for before a row is taken: what is taken is written.
    await whenFree(async () =>
      inOne(main, () => {
        const until = performance.now() + HOLD;
        for (let i = 1; next.done !== true; i++) {
          write(next.value);
          done++;
          next = left.next();
          if (i % STRIDE === 0 && performance.now() > until) break;
        }
      }),
    );
    await progress?.(done);
    await sleep(PAUSE);
  }
}

function inOne<T>(connection: Libsql.Database, work: () => T): T {
  connection.exec("begin immediate");
  try {
    const result = work();
    connection.exec("commit");
    return result;
  } catch (thrown) {
    // A full disk has rolled back by itself; a second rollback would hide the reason.
    if (connection.inTransaction) connection.exec("rollback");
    throw thrown;
  }
}
