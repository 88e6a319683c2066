import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { agreedClaim, secondsOf } from "@segue/engine";
import { type Kysely, sql } from "kysely";
import type Libsql from "libsql";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { sweep } from "../sql/batches.js";
import type { Database } from "../sql/database.js";
import { publishBatch } from "../sql/imports.js";
import type { Schema } from "../sql/schema.js";
import type { LoadBatch } from "../staging/stage.js";
import { claimsByTrack, countEvents, eventRows, type Numbered, numberIds, PLAIN, type Row } from "../staging/staged-rows.js";
import { copyText } from "./copy-text.js";
import { tellError, telling } from "./tell-error.js";
import { untilAlone } from "./until-alone.js";

/** Ids that are looked up or made in one transaction. */
const CHUNK = 20_000;
/** Of advisory locks that say: this process still loads the batch of that number. */
export const LOADING = 5_346_242;

/** What loading needs: connections of its own, and the shared code's way to write. */
export interface Connector extends Pick<Database, "db" | "transaction"> {
  readonly pool: pg.Pool;
  /** The database's name, for errors. */
  readonly where: string;
}

/**
 * Loads a batch through COPY, on a connection that holds a lock named after it: as long as that connection lives, nobody takes the batch for
 * one that a dead process left behind.
 */
export const loadBatch =
  (connector: Connector): LoadBatch =>
  async (stage, workspace, createdAt, progress) => {
    const { db, pool, transaction, where } = connector;
    const client = await telling(where, () => pool.connect());
    let batch: number | undefined;
    const drop = async () => {
      client.release(true);
      await transaction((trx) =>
        trx.updateTable("batches").set({ state: "removing" }).where("pk", "=", batch!).where("state", "=", "loading").execute(),
      );
      await sweep(db, transaction);
    };
    try {
      batch = await addLoading(client, workspace);
      const loader = { client, stage, batch, workspace, createdAt };
      await numbers(loader, "users");
      await numbers(loader, "tracks");
      await progress(0.1);
      await loadClaims(loader);
      for (const [table, rows] of Object.entries(PLAIN))
        await copy(loader, table, "", stage.prepare(rows).raw().iterate() as Iterable<Row>);
      const total = Math.max(1, countEvents(stage));
      await copy(loader, "events", EVENT_COLUMNS, eventRows(stage), (done) => progress(0.2 + (0.8 * done) / total));
      return {
        async publish(record) {
          await publishBatch(connector, workspace, batch!, record, (trx) => dropOrphans(trx, batch!));
          client.release(true);
        },
        drop,
      };
    } catch (thrown) {
      // Where the database is gone, nobody can tidy up; whoever imports next does.
      await (batch === undefined ? client.release(true) : drop().catch(() => undefined));
      throw tellError(thrown, where);
    }
  };

interface Loader {
  readonly client: pg.PoolClient;
  readonly stage: Libsql.Database;
  readonly batch: number;
  readonly workspace: string;
  readonly createdAt: number;
}

const EVENT_COLUMNS = "(batch, user_pk, seq, track_pk, kind, value, at, duration)";

/** A batch that is locked before anybody can see that it is there. */
async function addLoading(client: pg.PoolClient, workspace: string): Promise<number> {
  await client.query("begin");
  const { rows } = await client.query(
    "insert into batches (workspace_id, kind, state) values ($1, 'import', 'loading') returning pk",
    [workspace],
  );
  const { pk } = rows[0] as { pk: number };
  await client.query("select pg_advisory_lock($1, $2)", [LOADING, pk]);
  await client.query("commit");
  return pk;
}

/** Finds or makes the row of every id. Rows that another batch made known, which nobody sees, are taken over as if they were new. */
function numbers({ client, stage, batch, workspace, createdAt }: Loader, table: "users" | "tracks"): Promise<void> {
  const unsaid = `facts_json = '{}'${table === "tracks" ? ", title = null, artist = null, seconds = null" : ""}`;
  const make = `
    insert into ${table} (workspace_id, id, facts_json, created_at, batch)
    select $1, named.id, '{}', $3, $4 from unnest($2::text[]) with ordinality as named (id, no)
    where not exists (
      select from ${table} t join batches b on b.pk = t.batch
      where t.workspace_id = $1 and t.id = named.id collate "C" and b.state = 'published')
    order by named.no
    on conflict (workspace_id, id) do update set batch = excluded.batch, ${unsaid}
      where ${table}.batch in (select pk from batches where workspace_id = $1 and state <> 'published')
    returning id`;
  const find = `select id, pk from ${table} where workspace_id = $1 and id = any($2::text[])`;
  return numberIds(stage, table, CHUNK, async (ids): Promise<readonly Numbered[]> => {
    const made = await untilAlone(() => client.query(make, [workspace, ids, createdAt, batch]));
    const found = await client.query(find, [workspace, ids]);
    const fresh = new Set((made.rows as { id: string }[]).map(({ id }) => id));
    const known = new Map((found.rows as { id: string; pk: number }[]).map(({ id, pk }) => [id, pk]));
    return ids.map((id) => ({ pk: known.get(id)!, fresh: fresh.has(id) }));
  });
}

/** What this import says about each track: one claim, however often it is told. A track that nobody sees yet says it at once. */
async function loadClaims(loader: Loader): Promise<void> {
  await copy(loader, "claims", "", claimRows(loader.stage));
  const seconds = "create temporary table said (track_pk bigint, seconds double precision)";
  await loader.client.query(seconds);
  await copy({ ...loader, batch: undefined }, "said", "", secondsRows(loader.stage));
  await loader.client.query(
    `update tracks t set title = c.title, artist = c.artist, facts_json = c.facts_json, seconds = said.seconds
     from claims c join said on said.track_pk = c.track_pk where c.batch = $1 and t.pk = c.track_pk and t.batch = $1`,
    [loader.batch],
  );
  await loader.client.query("drop table said");
}

function* claimRows(stage: Libsql.Database): Generator<Row> {
  for (const { track, claims } of claimsByTrack(stage)) {
    const { title, artist, facts } = agreedClaim(claims);
    yield [track, title, artist, JSON.stringify(facts)];
  }
}

function* secondsRows(stage: Libsql.Database): Generator<Row> {
  for (const { track, fresh, claims } of claimsByTrack(stage)) if (fresh) yield [track, secondsOf(agreedClaim(claims)) || null];
}

/** Writes rows into a table, the batch's number before each; `progress` is told how many are done. */
async function copy(
  { client, batch }: Pick<Loader, "client"> & { readonly batch: number | undefined },
  table: string,
  columns: string,
  rows: Iterable<Row>,
  progress?: (done: number) => Promise<void>,
): Promise<void> {
  const text = copyText(rows, batch === undefined ? [] : [batch], progress);
  await pipeline(Readable.from(text), client.query(from(`copy ${table} ${columns} from stdin`)));
}

/** A listener or track that was removed while the batch was loaded is removed from it, too. */
async function dropOrphans(trx: Kysely<Schema>, batch: number): Promise<void> {
  for (const [table, column, parent] of [
    ["events", "track_pk", "tracks"],
    ["events", "user_pk", "users"],
    ["claims", "track_pk", "tracks"],
    ["user_claims", "user_pk", "users"],
    ["tags", "track_pk", "tracks"],
    ["friends", "user_pk", "users"],
    ["friends", "friend_pk", "users"],
  ] as const) {
    await sql`
      delete from ${sql.table(table)} where batch = ${batch}
        and not exists (select from ${sql.table(parent)} p where p.pk = ${sql.ref(column)})`.execute(trx);
  }
}
