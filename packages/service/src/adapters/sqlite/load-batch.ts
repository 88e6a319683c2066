import { setTimeout as sleep } from "node:timers/promises";
import { agreedClaim, type Claim, secondsOf } from "@segue/engine";
import type Libsql from "libsql";
import { addBatch, sweep } from "../sql/batches.js";
import type { Connector } from "./connector.js";

/** Ids looked up, or made known, in one transaction. */
const CHUNK = 2_000;
/** A transaction ends after so many milliseconds: other writers wait as long. */
const HOLD = 25;
/** Rows between two looks at the clock. */
const STRIDE = 250;
/** Milliseconds between two transactions: without a pause the next one would nearly always be there before those who wait. */
const PAUSE = 5;

type Cell = string | number | null;
type Row = readonly Cell[];

/** A batch whose rows are all in the database, seen by nobody. */
export interface LoadedBatch {
  readonly batch: number;
  /** Removes it again. */
  drop(): Promise<void>;
}

/** Brings staged rows into the real database: users and tracks first, then what refers to them, events sorted as they are clustered. */
export async function loadBatch(
  connector: Connector,
  stage: Libsql.Database,
  workspace: string,
  createdAt: number,
  progress: (fraction: number) => Promise<void>,
): Promise<LoadedBatch> {
  const { db, transaction } = connector;
  const batch = await transaction((trx) => addBatch(trx, workspace, "import", "loading"));
  const drop = async () => {
    await transaction((trx) => trx.updateTable("batches").set({ state: "removing" }).where("pk", "=", batch).execute());
    await sweep(db, transaction);
  };
  const main = connector.connect();
  try {
    const loader = { ...connector, main, stage, batch, workspace, createdAt };
    await numberIds(loader, "users");
    await numberIds(loader, "tracks");
    await progress(0.1);
    await loadClaims(loader);
    for (const [table, rows] of Object.entries(PLAIN)) await load(loader, table, rows);
    await loadEvents(loader, (fraction) => progress(0.2 + 0.8 * fraction));
    return { batch, drop };
  } catch (thrown) {
    await drop();
    throw thrown;
  } finally {
    main.close();
  }
}

interface Loader extends Connector {
  readonly main: Libsql.Database;
  readonly stage: Libsql.Database;
  readonly batch: number;
  readonly workspace: string;
  readonly createdAt: number;
}

/** What the rows of each table are, in the order of its columns after the batch. */
const PLAIN: Readonly<Record<string, string>> = {
  user_claims: "select u.pk, c.facts from user_claims c join users u on u.no = c.user order by u.pk",
  friends: "select u.pk, f.pk from friends e join users u on u.no = e.user join users f on f.no = e.friend order by u.pk, f.pk",
  tags: `select t.pk, e.tag, coalesce(u.pk, 0), e.at from tags e join tracks t on t.no = e.track left join users u on u.no = e.user
    order by t.pk, e.tag, u.pk`,
  labels: "select track, label from labels order by track, label",
  problems: "select * from problems order by seq",
};

/** Finds or makes the row of every id in the real database, and notes its number. */
async function numberIds(
  { main, stage, whenFree, batch, workspace, createdAt }: Loader,
  table: "users" | "tracks",
): Promise<void> {
  const next = stage.prepare(`select no, id from ${table} where no > ? order by no limit ${CHUNK}`).raw();
  const note = stage.prepare(
    table === "tracks" ? "update tracks set pk = ?, fresh = ? where no = ?" : "update users set pk = ? where no = ?",
  );
  const make = main
    .prepare(
      `insert into ${table} (workspace_id, id, facts_json, created_at, batch) values (?, ?, '{}', ?, ?)
       on conflict do nothing returning pk`,
    )
    .raw();
  const find = main.prepare(`select pk from ${table} where workspace_id = ? and id = ?`).raw();
  for (let last = 0; ; ) {
    const rows = next.all(last) as [number, string][];
    if (rows.length === 0) return;
    const found = await whenFree(async () =>
      inOne(main, () =>
        rows.map(([no, id]) => {
          const made = make.get(workspace, id, createdAt, batch) as [number] | undefined;
          return { no, pk: (made ?? (find.get(workspace, id) as [number]))[0], fresh: made === undefined ? 0 : 1 };
        }),
      ),
    );
    inOne(stage, () => {
      for (const { no, pk, fresh } of found) note.run(...(table === "tracks" ? [pk, fresh, no] : [pk, no]));
    });
    await sleep(PAUSE);
    last = rows.at(-1)![0];
  }
}

/** What this import says about each track: one claim, however often it is told. */
async function loadClaims(loader: Loader): Promise<void> {
  const { main, stage, batch } = loader;
  const told = stage
    .prepare("select t.pk, t.fresh, c.claim from claims c join tracks t on t.no = c.track order by t.pk, c.claim")
    .raw()
    .iterate() as Iterable<[number, number, string]>;
  const insert = main.prepare("insert into claims (batch, track_pk, title, artist, facts_json) values (?, ?, ?, ?, ?)");
  // A track that nobody sees yet can say it at once; the others do so when the batch is published.
  const show = main.prepare("update tracks set title = ?, artist = ?, facts_json = ?, seconds = ? where pk = ?");
  await inChunks(loader, byTrack(told), ({ track, fresh, claims }) => {
    const { title, artist, facts } = agreedClaim(claims);
    const text = JSON.stringify(facts);
    insert.run(batch, track, title, artist, text);
    if (fresh) show.run(title, artist, text, secondsOf({ facts }) || null, track);
  });
}

interface Told {
  readonly track: number;
  readonly fresh: boolean;
  readonly claims: Claim[];
}

function* byTrack(told: Iterable<[number, number, string]>): Generator<Told> {
  let current: Told | undefined;
  for (const [track, fresh, text] of told) {
    if (current?.track !== track) {
      if (current) yield current;
      current = { track, fresh: fresh === 1, claims: [] };
    }
    const [title, artist, facts] = JSON.parse(text) as [string | null, string | null, Claim["facts"]];
    current.claims.push({ rank: 0, title, artist, facts });
  }
  if (current) yield current;
}

async function load(loader: Loader, table: string, query: string): Promise<void> {
  const statement = loader.stage.prepare(query).raw();
  const columns = statement.columns().length;
  const insert = loader.main.prepare(`insert into ${table} values (?${", ?".repeat(columns)})`);
  await inChunks(loader, statement.iterate() as Iterable<Row>, (row) => insert.run(loader.batch, ...row));
}

async function loadEvents(loader: Loader, progress: (fraction: number) => Promise<void>): Promise<void> {
  const { main, stage, batch } = loader;
  const [total] = stage.prepare("select count(*) from events").raw().get() as [number];
  const rows = stage
    .prepare(
      `select u.pk, e.rowid, t.pk, e.kind, e.value, e.at, e.duration
       from events e join users u on u.no = e.user join tracks t on t.no = e.track order by e.user, e.rowid`,
    )
    .raw()
    .iterate() as Iterable<Row>;
  const insert = main.prepare(
    "insert into events (batch, user_pk, seq, track_pk, kind, value, at, duration) values (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  await inChunks(
    loader,
    rows,
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
