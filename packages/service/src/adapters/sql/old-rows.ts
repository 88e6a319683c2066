import { type Kysely, sql } from "kysely";
import { visibleBatches } from "./batches.js";
import type { Schema } from "./schema.js";

// What is older than a time, as queries to count it or to take it away.

export const batchesOf = (db: Kysely<Schema>, workspace: string) =>
  db.selectFrom("batches").where("workspace_id", "=", workspace).select("pk");

/** Whether an event is of before `before`: by its own time, otherwise by when it came in. */
export const isOldEvent = (before: number) => sql<boolean>`coalesce(events.at, events.received_at,
  (select imports.created_at from imports where imports.batch = events.batch)) < ${before}`;

export const oldEvents = (db: Kysely<Schema>, workspace: string, before: number) =>
  db.selectFrom("events").where("batch", "in", batchesOf(db, workspace)).where(isOldEvent(before));

/** Listeners of whom nothing is left but events of before `before`: no fact, friend, tag or key. */
export const usersLeftEmpty = (db: Kysely<Schema>, workspace: string, before: number) =>
  db
    .selectFrom("users")
    .where("users.workspace_id", "=", workspace)
    .where("users.batch", "in", visibleBatches(db, workspace))
    .where("users.facts_json", "=", "{}")
    .where(
      sql<boolean>`not exists (select 1 from events where events.batch in ${batchesOf(db, workspace)}
        and events.user_pk = users.pk and not (${isOldEvent(before)}))`,
    )
    .where(sql<boolean>`not exists (select 1 from user_claims c where c.user_pk = users.pk and c.facts_json <> '{}')`)
    .where(sql<boolean>`not exists (select 1 from friends f where f.user_pk = users.pk or f.friend_pk = users.pk)`)
    .where(sql<boolean>`not exists (select 1 from tags t where t.user_pk = users.pk)`)
    .where(sql<boolean>`not exists (select 1 from keys k where k.workspace_id = users.workspace_id and k.user_id = users.id)`);

export const oldJobs = (db: Kysely<Schema>, workspace: string, before: number) =>
  db
    .selectFrom("jobs")
    .where("workspace_id", "=", workspace)
    .where("state", "in", ["done", "failed", "cancelled"])
    .where("finished_at", "<", before);

const oldImports = (db: Kysely<Schema>, workspace: string, before: number) =>
  db.selectFrom("imports").where("workspace_id", "=", workspace).where("created_at", "<", before);

export const oldProblems = (db: Kysely<Schema>, workspace: string, before: number) =>
  db.selectFrom("problems").where("batch", "in", oldImports(db, workspace, before).select("batch"));

export const oldAudit = (db: Kysely<Schema>, workspace: string, before: number) =>
  db.selectFrom("audit").where("workspace_id", "=", workspace).where("at", "<", before);

export const oldUsage = (db: Kysely<Schema>, workspace: string, before: number) =>
  db.selectFrom("usage_counts").where("workspace_id", "=", workspace).where("day", "<", dayOf(before));

/** The day of a time in UTC, as 2030-01-31. */
export const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Removes the rows that old imports did not simply take, and the examples of them; how many. */
export async function removeOldProblems(trx: Kysely<Schema>, workspace: string, before: number): Promise<number> {
  const old = await oldImports(trx, workspace, before).select(["id", "batch", "rules_json"]).execute();
  let removed = 0;
  for (const { id, batch, rules_json } of old) {
    const gone = await trx.deleteFrom("problems").where("batch", "=", batch).executeTakeFirst();
    removed += Number(gone.numDeletedRows);
    const rules = (JSON.parse(rules_json) as { examples: string[] }[]).map((rule) => ({ ...rule, examples: [] }));
    const without = JSON.stringify(rules);
    if (without !== rules_json) await trx.updateTable("imports").set({ rules_json: without }).where("id", "=", id).execute();
  }
  return removed;
}
