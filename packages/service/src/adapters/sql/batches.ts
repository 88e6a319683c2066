import { type Kysely, sql } from "kysely";
import type { BatchKind, Schema } from "./schema.js";

/** The numbers of the batches that everybody sees, as a subquery. */
export const visibleBatches = (db: Kysely<Schema>, workspace: string) =>
  db.selectFrom("batches").where("workspace_id", "=", workspace).where("state", "=", "published").select("pk");

/** Makes a batch; part of the transaction that needs it. */
export async function addBatch(
  db: Kysely<Schema>,
  workspace: string,
  kind: BatchKind,
  state: Schema["batches"]["state"],
): Promise<number> {
  const row = await db
    .insertInto("batches")
    .values({ workspace_id: workspace, kind, state })
    .returning("pk")
    .executeTakeFirstOrThrow();
  return row.pk;
}

/** The one batch of this kind that a workspace has, made when it is first needed. */
export async function batchOf(db: Kysely<Schema>, workspace: string, kind: "live" | "edit"): Promise<number> {
  const row = await db
    .selectFrom("batches")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .select("pk")
    .executeTakeFirst();
  return row?.pk ?? addBatch(db, workspace, kind, "published");
}

/** The tables whose rows belong to one batch each, and go with it. */
const OWNED = ["events", "claims", "user_claims", "friends", "tags", "labels", "problems"] as const;
/** Rows removed in one transaction: others can write between two. */
const CHUNK = 20_000;

/** Removes what belongs to batches that nobody sees any more, a piece in each transaction; interrupted, it can be called again. */
export async function sweep(db: Kysely<Schema>, transaction: Transact): Promise<void> {
  const gone = await db.selectFrom("batches").where("state", "=", "removing").select("pk").execute();
  for (const { pk } of gone) {
    await removeRows(transaction, pk);
    await transaction(async (trx) => {
      for (const table of ["tracks", "users", "imports"] as const) await trx.deleteFrom(table).where("batch", "=", pk).execute();
      await trx.deleteFrom("batches").where("pk", "=", pk).execute();
    });
  }
}

/** Removes what a batch says; the users and tracks that it made known stay. */
export async function removeRows(transaction: Transact, batch: number): Promise<void> {
  while ((await transaction((trx) => removeSomeEvents(trx, batch))) > 0);
  for (const table of OWNED) await transaction((trx) => trx.deleteFrom(table).where("batch", "=", batch).execute());
}

type Transact = <T>(work: (trx: Kysely<Schema>) => Promise<T>) => Promise<T>;

/** Removes a batch's first events, unless there are few; how many. */
async function removeSomeEvents(db: Kysely<Schema>, batch: number): Promise<number> {
  const removed = await sql`
    delete from events where batch = ${batch} and (user_pk, seq) <=
      (select user_pk, seq from events where batch = ${batch} order by user_pk, seq limit 1 offset ${CHUNK})`.execute(db);
  return Number(removed.numAffectedRows ?? 0);
}

/**
 * Gives users and tracks of a batch that is about to go to another batch that knows them too, so that they stay. Part of the
 * transaction in which the batch goes.
 */
export async function rehome(db: Kysely<Schema>, workspace: string, batch: number): Promise<void> {
  const others = sql`(select pk from batches where workspace_id = ${workspace} and state = 'published' and pk <> ${batch})`;
  const known = [
    [
      "tracks",
      sql`select track_pk as pk, batch from events union all select track_pk, batch from claims union all select track_pk, batch from tags`,
    ],
    [
      "users",
      sql`select user_pk as pk, batch from events union all select user_pk, batch from user_claims union all
        select user_pk, batch from friends union all select friend_pk, batch from friends union all
        select user_pk, batch from tags`,
    ],
  ] as const;
  for (const [table, mentions] of known) {
    await sql`
      with kept as (select pk, min(batch) as batch from (${mentions}) as mentions where batch in ${others} group by pk)
      update ${sql.table(table)} set batch = kept.batch from kept
      where kept.pk = ${sql.ref(`${table}.pk`)} and ${sql.ref(`${table}.batch`)} = ${batch}`.execute(db);
  }
}
