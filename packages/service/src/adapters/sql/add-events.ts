import { kindCode } from "@segue/engine";
import { type Kysely, sql, type Transaction } from "kysely";
import { gathered } from "../../gather.js";
import type { Events, ListeningEvent } from "../../ports/events.js";
import { batchOf, visibleBatches } from "./batches.js";
import type { Database } from "./database.js";
import { bumpRevision, readArrived, takeTurn } from "./revision.js";
import type { Schema } from "./schema.js";

/** Events written in one statement, below every database's limit of parameters. */
const CHUNK = 500;

/** Stores events; what comes in at the same time goes into one transaction. */
export function addEvents(transaction: Database["transaction"]): Events["add"] {
  const adders = new Map<string, (arrival: Arrival) => Promise<Added>>();
  const addTo = (workspace: string) => {
    const add = adders.get(workspace) ?? adder(transaction, workspace);
    adders.set(workspace, add);
    return add;
  };
  return (workspace, events, receivedAt) => addTo(workspace)({ events, receivedAt });
}

/** Events that came in with one request. */
interface Arrival {
  readonly events: readonly ListeningEvent[];
  readonly receivedAt: number;
}

interface Added {
  readonly accepted: number;
  readonly duplicates: number;
}

/** Requests whose events are stored in one transaction. */
const TOGETHER = 64;

/** Stores what comes in at the same time in one transaction: to bring it to the disk takes as long for many as for one. */
const adder = (transaction: Database["transaction"], workspace: string) =>
  gathered<Arrival, Added>(
    (arrivals) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const batch = await batchOf(trx, workspace, "live");
        const added: Added[] = [];
        for (const arrival of arrivals) added.push(await addOne(trx, workspace, batch, arrival));
        return added;
      }),
    { most: TOGETHER },
  );

async function addOne(
  trx: Transaction<Schema>,
  workspace: string,
  batch: number,
  { events, receivedAt }: Arrival,
): Promise<Added> {
  const fresh = await unseen(trx, batch, events);
  if (fresh.length === 0) return { accepted: 0, duplicates: events.length };
  const users = await ensure(trx, "users", workspace, batch, distinct(fresh, "user"), receivedAt);
  const tracks = await ensure(trx, "tracks", workspace, batch, distinct(fresh, "track"), receivedAt);
  const numbered = fresh.map((event) => ({ event, user: users.get(event.user)!, track: tracks.get(event.track)! }));
  const arrived = await readArrived(trx, workspace);
  for (let from = 0; from < numbered.length; from += CHUNK)
    await insert(trx, { batch, arrived, receivedAt }, numbered.slice(from, from + CHUNK));
  // A track that an event makes known is one of which nothing is known, and the listeners' standing tells of the events.
  await bumpRevision(trx, workspace, fresh.length, 0);
  return { accepted: fresh.length, duplicates: events.length - fresh.length };
}

/** The events whose id has not come in, each id once: the others must not even make a user or track known. */
async function unseen(trx: Transaction<Schema>, batch: number, events: readonly ListeningEvent[]): Promise<ListeningEvent[]> {
  const ids = events.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const query = trx.selectFrom("events").where("batch", "=", batch).where("event_id", "in", ids).select("event_id");
  const seen = new Set(ids.length === 0 ? [] : (await query.execute()).map((row) => row.event_id));
  return events.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)));
}

const distinct = (events: readonly ListeningEvent[], key: "user" | "track") => [...new Set(events.map((event) => event[key]))];

/** The row numbers of the ids; rows are made where there are none, or taken over from a batch that nobody sees. */
async function ensure(
  trx: Transaction<Schema>,
  table: "users" | "tracks",
  workspace: string,
  batch: number,
  ids: readonly string[],
  createdAt: number,
): Promise<Map<string, number>> {
  const named = trx.selectFrom(table).where("workspace_id", "=", workspace).where("id", "in", ids);
  const find = async () => new Map((await named.select(["id", "pk"]).execute()).map(({ id, pk }) => [id, pk]));
  const found = await find();
  const missing = ids.filter((id) => !found.has(id));
  // What a batch that nobody sees says about them is not to be seen either.
  const unsaid = { facts_json: "{}", ...(table === "tracks" ? { title: null, artist: null, seconds: null } : {}) };
  await trx
    .updateTable(table)
    .set({ batch, ...unsaid })
    .where("pk", "in", named.where("batch", "not in", visibleBatches(trx, workspace)).select("pk"))
    .execute();
  if (missing.length === 0) return found;
  const rows = missing.map((id) => ({ workspace_id: workspace, id, created_at: createdAt, batch, ...unsaid }));
  await trx
    .insertInto(table)
    .values(rows)
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doUpdateSet({ batch, ...unsaid }))
    .execute();
  return find();
}

interface Numbered {
  readonly event: ListeningEvent;
  readonly user: number;
  readonly track: number;
}

interface Arriving {
  readonly batch: number;
  /** How many events came in before. */
  readonly arrived: number;
  readonly receivedAt: number;
}

/** Adds events behind those that each listener has, and behind those that were removed: no number is given twice. */
async function insert(trx: Kysely<Schema>, { batch, arrived, receivedAt }: Arriving, events: readonly Numbered[]): Promise<void> {
  const last = await trx
    .selectFrom("events")
    .where("batch", "=", batch)
    .where("user_pk", "in", [...new Set(events.map(({ user }) => user))])
    .groupBy("user_pk")
    .select(["user_pk", sql<number>`max(seq)`.as("seq")])
    .execute();
  const ends = new Map(last.map(({ user_pk, seq }) => [user_pk, seq]));
  const rows = events.map(({ event, user, track }) => {
    const seq = Math.max(arrived, ends.get(user) ?? 0) + 1;
    ends.set(user, seq);
    return {
      batch,
      user_pk: user,
      seq,
      track_pk: track,
      kind: kindCode(event.kind),
      value: event.value,
      at: event.at,
      duration: event.duration,
      event_id: event.id ?? null,
      recommendation_id: event.recommendation ?? null,
      received_at: receivedAt,
    };
  });
  await trx.insertInto("events").values(rows).execute();
}
