import { type Kysely, sql } from "kysely";
import type { Track, TrackChange, Tracks } from "../../ports/tracks.js";
import { batchOf, visibleBatches } from "./batches.js";
import { agree } from "./claims.js";
import { lowered } from "./containing.js";
import type { Database } from "./database.js";
import { anchorsOf, longPage } from "./long-list.js";
import { bumpRevision, readDescribed, takeTurn } from "./revision.js";
import type { Schema } from "./schema.js";
import { named, presentTrack, TRACK_COLUMNS, trackList } from "./track-list.js";

/** Ids asked for in one statement, below every database's limit of parameters. */
const CHUNK = 500;
/** Tracks read at once where all are. */
const MANY = 5000;

export function sqlTracks({ db, transaction }: Database): Tracks {
  const inWorkspace = (workspace: string) =>
    db.selectFrom("tracks").where("workspace_id", "=", workspace).where("batch", "in", visibleBatches(db, workspace));
  return {
    async *everything(workspace) {
      for (let after = 0; ; ) {
        const rows = await inWorkspace(workspace)
          .where("pk", ">", after)
          .orderBy("pk")
          .limit(MANY)
          .select(["pk", "created_at", ...TRACK_COLUMNS])
          .execute();
        yield rows.map((row) => ({ ...presentTrack(row), addedAt: row.created_at }));
        if (rows.length < MANY) return;
        after = rows.at(-1)!.pk;
      }
    },
    revision: (workspace) => readDescribed(db, workspace),
    async get(workspace, id) {
      const row = await inWorkspace(workspace).where("id", "=", id).select(TRACK_COLUMNS).executeTakeFirst();
      return row && presentTrack(row);
    },
    async getMany(workspace, ids) {
      const found: Track[] = [];
      for (let from = 0; from < ids.length; from += CHUNK) {
        const chunk = ids.slice(from, from + CHUNK);
        found.push(...(await inWorkspace(workspace).where("id", "in", chunk).select(TRACK_COLUMNS).execute()).map(presentTrack));
      }
      return found;
    },
    list: async (workspace, page, which = {}) => longPage(db, trackList(db, workspace, which), page),
    anchors: async (workspace, which = {}) => anchorsOf(db, trackList(db, workspace, which)),
    async search(workspace, text, limit) {
      const wanted = lowered(text);
      const rows = await inWorkspace(workspace)
        .where(named(text))
        .orderBy(sql`case when lower(title) = ${wanted} or lower(artist) = ${wanted} then 0 else 1 end`)
        .orderBy("pk")
        .limit(limit)
        .select(TRACK_COLUMNS)
        .execute();
      return rows.map(presentTrack);
    },
    count: (workspace) => countRows(inWorkspace(workspace).select(sql<number>`count(*)`.as("n"))),
    change: (workspace, id, change) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const pk = await pkOf(trx, workspace, id);
        if (pk === undefined) return undefined;
        await writeByHand(trx, workspace, pk, change);
        await agree(trx, workspace, [pk]);
        await bumpRevision(trx, workspace);
        return presentTrack(await trx.selectFrom("tracks").where("pk", "=", pk).select(TRACK_COLUMNS).executeTakeFirstOrThrow());
      }),
    remove: (workspace, id) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const pk = await pkOf(trx, workspace, id);
        if (pk === undefined) return false;
        // There is no index by track: this is rare, and looks through a workspace's events once.
        const batches = trx.selectFrom("batches").where("workspace_id", "=", workspace).select("pk");
        await trx.deleteFrom("events").where("batch", "in", batches).where("track_pk", "=", pk).execute();
        for (const table of ["claims", "tags"] as const) await trx.deleteFrom(table).where("track_pk", "=", pk).execute();
        await trx.deleteFrom("labels").where("batch", "in", batches).where("track", "=", id).execute();
        await trx.deleteFrom("tracks").where("pk", "=", pk).execute();
        await bumpRevision(trx, workspace);
        return true;
      }),
  };
}

/** The number that a `count(*) as n` gives. */
export async function countRows(query: { executeTakeFirstOrThrow(): Promise<{ n: number }> }): Promise<number> {
  return (await query.executeTakeFirstOrThrow()).n;
}

async function pkOf(db: Kysely<Schema>, workspace: string, id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("tracks")
    .where("workspace_id", "=", workspace)
    .where("batch", "in", visibleBatches(db, workspace))
    .where("id", "=", id)
    .select("pk")
    .executeTakeFirst();
  return row?.pk;
}

/** Adds a change to what was written by hand before. */
async function writeByHand(db: Kysely<Schema>, workspace: string, track: number, change: TrackChange): Promise<void> {
  const batch = await batchOf(db, workspace, "edit");
  const written = db.selectFrom("claims").where("batch", "=", batch).where("track_pk", "=", track);
  const before = await written.select(["title", "artist", "facts_json"]).executeTakeFirst();
  const facts = { ...JSON.parse(before?.facts_json ?? "{}"), ...change.facts } as Record<string, string | number | null>;
  const claim = {
    title: change.title === undefined ? (before?.title ?? null) : change.title,
    artist: change.artist === undefined ? (before?.artist ?? null) : change.artist,
    facts_json: JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))),
  };
  await db
    .insertInto("claims")
    .values({ batch, track_pk: track, ...claim })
    .onConflict((conflict) => conflict.columns(["batch", "track_pk"]).doUpdateSet(claim))
    .execute();
}
