import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.js";

/** Counts one more change of the workspace's listening data; part of the transaction that makes the change. */
export async function bumpRevision(db: Kysely<Schema>, workspace: string): Promise<void> {
  await db
    .insertInto("revisions")
    .values({ workspace_id: workspace, revision: 1 })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ revision: sql`revisions.revision + 1` }))
    .execute();
}

export async function readRevision(db: Kysely<Schema>, workspace: string): Promise<number> {
  const row = await db.selectFrom("revisions").where("workspace_id", "=", workspace).select("revision").executeTakeFirst();
  return row?.revision ?? 0;
}
