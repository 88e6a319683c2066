import type { Kysely } from "kysely";
import type { Database } from "./database.js";
import { batchesOf, isOldEvent, usersLeftEmpty } from "./old-rows.js";
import { bumpRevision } from "./revision.js";
import type { Schema } from "./schema.js";

/** Listeners looked at in one transaction: others can write between two. */
const CHUNK = 500;

/** Removes events of before `before`, then listeners of whom nothing is left; how many of each. */
export async function removeOldEvents(
  { db, transaction }: Pick<Database, "db" | "transaction">,
  workspace: string,
  before: number,
  progress: (fraction: number) => Promise<void>,
): Promise<{ events: number; users: number }> {
  const batches = await batchesOf(db, workspace).orderBy("pk").execute();
  let events = 0;
  for (const [at, { pk }] of batches.entries()) {
    for (let last = -1; ; ) {
      await progress(at / batches.length);
      const users = await usersAfter(db, pk, last);
      if (users.length === 0) break;
      const [from, to] = [users[0]!, users.at(-1)!];
      events += await transaction(async (trx) => {
        const range = trx.deleteFrom("events").where("batch", "=", pk).where("user_pk", ">=", from).where("user_pk", "<=", to);
        const removed = Number((await range.where(isOldEvent(before)).executeTakeFirst()).numDeletedRows);
        if (removed > 0) await changed(trx, workspace);
        return removed;
      });
      last = to;
    }
  }
  let users = 0;
  for (let removed = CHUNK; removed === CHUNK; users += removed) {
    await progress(1);
    removed = await transaction((trx) => removeEmpty(trx, workspace, before));
  }
  return { events, users };
}

/** The next listeners who have events in a batch, in order. */
async function usersAfter(db: Kysely<Schema>, batch: number, last: number): Promise<number[]> {
  const next = db.selectFrom("events").where("batch", "=", batch).where("user_pk", ">", last).groupBy("user_pk");
  return (await next.orderBy("user_pk").limit(CHUNK).select("user_pk").execute()).map((row) => row.user_pk);
}

async function removeEmpty(trx: Kysely<Schema>, workspace: string, before: number): Promise<number> {
  const empty = await usersLeftEmpty(trx, workspace, before).limit(CHUNK).select("users.pk").execute();
  if (empty.length === 0) return 0;
  const pks = empty.map(({ pk }) => pk);
  await trx.deleteFrom("user_claims").where("user_pk", "in", pks).execute();
  await trx.deleteFrom("users").where("pk", "in", pks).execute();
  await changed(trx, workspace);
  return pks.length;
}

/** Notes, with the change itself, that snapshots and models do not show it yet. */
async function changed(trx: Kysely<Schema>, workspace: string): Promise<void> {
  await bumpRevision(trx, workspace);
  await trx
    .insertInto("retention")
    .values({ workspace_id: workspace, periods_json: "{}", applied_at: 0, unsettled: 1 })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ unsettled: 1 }))
    .execute();
}
