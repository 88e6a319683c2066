import { type Kysely, sql } from "kysely";
import type { Usage, UsageCount } from "../../ports/usage.js";
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
    async sum(workspace, { from, to }, by) {
      const rows = await db
        .selectFrom("usage_counts")
        .where("workspace_id", "=", workspace)
        .where("day", ">=", from)
        .where("day", "<=", to)
        .groupBy(BY[by])
        .orderBy(BY[by])
        .select(`${BY[by]} as of`)
        .select((sums) => [
          sums.fn.sum<number>("requests").as("requests"),
          sums.fn.sum<number>("refused").as("refused"),
          sums.fn.sum<number>("failed").as("failed"),
          sums.fn.sum<number>("answers").as("answers"),
          sums.fn.sum<number>("events").as("events"),
          sums.fn.sum<number>("seconds").as("seconds"),
          sums.fn.sum<number>("bytes_out").as("bytesOut"),
        ])
        .execute();
      // Some databases write sums of whole numbers as text.
      return rows.map(({ of, ...sums }) => ({
        of,
        requests: Number(sums.requests),
        refused: Number(sums.refused),
        failed: Number(sums.failed),
        answers: Number(sums.answers),
        events: Number(sums.events),
        seconds: Number(sums.seconds),
        bytesOut: Number(sums.bytesOut),
      }));
    },
  };
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
