import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { Usage, UsageBy, UsageCount, UsageSum } from "../../ports/usage.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

const BY = { day: "day", key: "key_id", model: "model" } as const;

export function sqlUsage({ db, transaction }: Pick<Database, "db" | "transaction">): Usage {
  return {
    add: (counts) =>
      transaction(async (trx) => {
        const known = new Set((await trx.selectFrom("workspaces").select("id").execute()).map(({ id }) => id));
        // In one order, so that nodes that add at once wait for each other instead of blocking each other.
        const ordered = counts.filter(({ workspace }) => known.has(workspace)).sort((one, other) => compare(one, other));
        for (const count of ordered) await addOne(trx, count);
      }),
    sum: (workspace, { from, to }, by) => {
      const days = db.selectFrom("usage_counts").where("workspace_id", "=", workspace).where("day", ">=", from);
      return sums(days.where("day", "<=", to), by);
    },
  };
}

/** What was used with some keys, by day. */
export const usageByDay = (db: Kysely<Schema>, workspace: string, keys: readonly string[]) =>
  sums(db.selectFrom("usage_counts").where("workspace_id", "=", workspace).where("key_id", "in", keys), "day");

async function sums(counts: SelectQueryBuilder<Schema, "usage_counts", object>, by: UsageBy): Promise<UsageSum[]> {
  const rows = await counts
    .groupBy(BY[by])
    .orderBy(BY[by])
    .select(`${BY[by]} as of`)
    .select(({ fn }) => [
      fn.sum<number>("requests").as("requests"),
      fn.sum<number>("refused").as("refused"),
      fn.sum<number>("failed").as("failed"),
      fn.sum<number>("answers").as("answers"),
      fn.sum<number>("events").as("events"),
      fn.sum<number>("seconds").as("seconds"),
      fn.sum<number>("bytes_out").as("bytesOut"),
    ])
    .execute();
  // Some databases write sums of whole numbers as text.
  return rows.map(({ of, ...sum }) => ({
    of,
    requests: Number(sum.requests),
    refused: Number(sum.refused),
    failed: Number(sum.failed),
    answers: Number(sum.answers),
    events: Number(sum.events),
    seconds: Number(sum.seconds),
    bytesOut: Number(sum.bytesOut),
  }));
}

const keyOf = ({ workspace, day, key, model }: UsageCount) => JSON.stringify([workspace, day, key, model]);
const compare = (one: UsageCount, other: UsageCount) => (keyOf(one) < keyOf(other) ? -1 : 1);

async function addOne(trx: Kysely<Schema>, count: UsageCount): Promise<void> {
  const { workspace, day, key, model, bytesOut, ...numbers } = count;
  await trx
    .insertInto("usage_counts")
    .values({ workspace_id: workspace, day, key_id: key, model, bytes_out: bytesOut, ...numbers })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "day", "key_id", "model"]).doUpdateSet({
        requests: sql`usage_counts.requests + excluded.requests`,
        refused: sql`usage_counts.refused + excluded.refused`,
        failed: sql`usage_counts.failed + excluded.failed`,
        answers: sql`usage_counts.answers + excluded.answers`,
        events: sql`usage_counts.events + excluded.events`,
        seconds: sql`usage_counts.seconds + excluded.seconds`,
        bytes_out: sql`usage_counts.bytes_out + excluded.bytes_out`,
      }),
    )
    .execute();
}
