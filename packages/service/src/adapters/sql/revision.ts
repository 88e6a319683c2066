import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.js";

/**
 * First in every transaction that changes what a workspace listens to, or decides by it: until it ends, the workspace's other changes wait
 * here. (On SQLite they wait for the transaction's beginning already.)
 */
export async function takeTurn(db: Kysely<Schema>, workspace: string): Promise<void> {
  await db
    .insertInto("revisions")
    .values({ workspace_id: workspace, revision: 0 })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ revision: sql`revisions.revision` }))
    .execute();
}

/**
 * Counts one more change of the workspace's listening data, and the events that it brought; part of the transaction that makes it.
 * `described`: 0 where it does nothing but add live events, see `readStanding`.
 */
export async function bumpRevision(db: Kysely<Schema>, workspace: string, arrived = 0, described: 0 | 1 = 1): Promise<void> {
  const counted = {
    revision: sql<number>`revisions.revision + 1`,
    arrived: sql<number>`revisions.arrived + ${arrived}`,
    described: sql<number>`revisions.described + ${described}`,
  };
  await db
    .insertInto("revisions")
    .values({ workspace_id: workspace, revision: 1, arrived, described })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(counted))
    .execute();
}

/** Counts a change that leaves the listening data as they are, but not what is read of them. */
export async function bumpDescribed(db: Kysely<Schema>, workspace: string): Promise<void> {
  await db
    .insertInto("revisions")
    .values({ workspace_id: workspace, revision: 0, described: 1 })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ described: sql<number>`revisions.described + 1` }))
    .execute();
}

/** Counts a change of what decides which models answer: models, deployments, aliases. Part of the transaction that makes it. */
export async function bumpServed(db: Kysely<Schema>, workspace: string): Promise<void> {
  await db
    .insertInto("revisions")
    .values({ workspace_id: workspace, revision: 0, served: 1 })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ served: sql<number>`revisions.served + 1` }))
    .execute();
}

/** How many events ever came in, those that were removed again included. */
export async function readArrived(db: Kysely<Schema>, workspace: string): Promise<number> {
  const row = await db.selectFrom("revisions").where("workspace_id", "=", workspace).select("arrived").executeTakeFirst();
  return row?.arrived ?? 0;
}

export async function readRevision(db: Kysely<Schema>, workspace: string): Promise<number> {
  const row = await db.selectFrom("revisions").where("workspace_id", "=", workspace).select("revision").executeTakeFirst();
  return row?.revision ?? 0;
}

/** How often anything but a live event has changed what is known: all that is known about tracks is as it was where this is. */
export async function readDescribed(db: Kysely<Schema>, workspace: string): Promise<number> {
  const row = await db.selectFrom("revisions").where("workspace_id", "=", workspace).select("described").executeTakeFirst();
  return row?.described ?? 0;
}
