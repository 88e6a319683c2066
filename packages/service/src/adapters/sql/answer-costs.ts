import type { Transaction } from "kysely";
import type { AnswerCost, Models } from "../../ports/models.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

export function sqlAnswerCosts({ db, transaction }: Pick<Database, "db" | "transaction">): Pick<Models, "spend" | "costs"> {
  return {
    spend: (workspace, costs) =>
      transaction(async (trx) => {
        for (const cost of costs) if (await exists(trx, workspace, cost)) await add(trx, workspace, cost);
      }),
    async costs(workspace) {
      const rows = db.selectFrom("answer_costs").where("workspace_id", "=", workspace).orderBy("name").orderBy("version");
      return (await rows.selectAll().execute()).map(({ workspace_id: _, ...cost }) => cost);
    },
  };
}

async function exists(trx: Transaction<Schema>, workspace: string, { name, version }: AnswerCost): Promise<boolean> {
  const row = await trx
    .selectFrom("models")
    .where("workspace_id", "=", workspace)
    .where("name", "=", name)
    .where("version", "=", version)
    .select("version")
    .executeTakeFirst();
  return row !== undefined;
}

async function add(trx: Transaction<Schema>, workspace: string, { bytes, ...cost }: AnswerCost): Promise<void> {
  await trx
    .insertInto("answer_costs")
    .values({ workspace_id: workspace, ...cost, bytes })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "name", "version"]).doUpdateSet((now) => ({
        answers: now("answer_costs.answers", "+", cost.answers),
        seconds: now("answer_costs.seconds", "+", cost.seconds),
        bytes: now.case().when("answer_costs.bytes", "<", bytes).then(bytes).else(now.ref("answer_costs.bytes")).end(),
      })),
    )
    .execute();
}
