import { EVENT_KINDS, kindCode } from "@segue/engine";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Events, ListeningEvent } from "../../ports/events.js";
import type { Database } from "./database.js";
import { bumpRevision, readRevision } from "./revision.js";
import type { Schema } from "./schema.js";
import { countRows } from "./tracks.js";

/** A listener's newest events that a query takes into account. */
const HISTORY_LIMIT = 100_000;

export function sqlEvents(database: Database): Events {
  const { db } = database;
  return {
    add: (workspace, events, receivedAt) =>
      database.transaction(async (trx) => {
        const fresh = await unseen(trx, workspace, events);
        if (fresh.length === 0) return { accepted: 0, duplicates: events.length };
        const users = await ensure(trx, "users", workspace, distinct(fresh, "user"), receivedAt);
        const tracks = await ensure(trx, "tracks", workspace, distinct(fresh, "track"), receivedAt);
        let accepted = 0;
        for (const event of fresh) {
          accepted += await insert(trx, workspace, event, users.get(event.user)!, tracks.get(event.track)!, receivedAt);
        }
        if (accepted > 0) await bumpRevision(trx, workspace);
        return { accepted, duplicates: events.length - accepted };
      }),
    async ofUser(workspace, user) {
      const rows = await db
        .selectFrom("events")
        .innerJoin("tracks", "tracks.pk", "events.track_pk")
        .where("events.workspace_id", "=", workspace)
        .where("events.user_pk", "=", (select) =>
          select.selectFrom("users").where("workspace_id", "=", workspace).where("id", "=", user).select("pk"),
        )
        .orderBy("events.pk", "desc")
        .limit(HISTORY_LIMIT)
        .select(["tracks.id as track", "events.kind", "events.value", "events.at"])
        .execute();
      return rows.reverse().map((row) => ({ ...row, kind: EVENT_KINDS[row.kind]! }));
    },
    count: (workspace) =>
      countRows(db.selectFrom("events").where("workspace_id", "=", workspace).select(sql<number>`count(*)`.as("n"))),
    everything: (workspace, use) => database.readEverything(workspace, use),
    revision: (workspace) => readRevision(db, workspace),
  };
}

/** The events whose id has not come in, each id once: the others must not even make a user or track known. */
async function unseen(trx: Transaction<Schema>, workspace: string, events: readonly ListeningEvent[]): Promise<ListeningEvent[]> {
  const ids = events.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const query = trx.selectFrom("events").where("workspace_id", "=", workspace).where("event_id", "in", ids).select("event_id");
  const seen = new Set(ids.length === 0 ? [] : (await query.execute()).map((row) => row.event_id));
  return events.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)));
}

const distinct = (events: readonly ListeningEvent[], key: "user" | "track") => [...new Set(events.map((event) => event[key]))];

/** The row numbers of the ids, rows being made where there are none. */
async function ensure(trx: Transaction<Schema>, table: "users" | "tracks", workspace: string, ids: string[], createdAt: number) {
  const rows = ids.map((id) => ({ workspace_id: workspace, id, created_at: createdAt }));
  await trx
    .insertInto(table)
    .values(rows.map((row) => (table === "tracks" ? { ...row, title: null, artist: null } : row)))
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
    .execute();
  const found = await trx
    .selectFrom(table)
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .select(["id", "pk"])
    .execute();
  return new Map(found.map(({ id, pk }) => [id, pk]));
}

async function insert(
  trx: Kysely<Schema>,
  workspace: string,
  event: ListeningEvent,
  user: number,
  track: number,
  receivedAt: number,
): Promise<number> {
  const result = await trx
    .insertInto("events")
    .values({
      workspace_id: workspace,
      user_pk: user,
      track_pk: track,
      kind: kindCode(event.kind),
      value: event.value,
      at: event.at,
      duration: event.duration,
      import_id: null,
      event_id: event.id ?? null,
      recommendation_id: event.recommendation ?? null,
      received_at: receivedAt,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "event_id"]).where("event_id", "is not", null).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0);
}
