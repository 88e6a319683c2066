import type { Transaction } from "kysely";
import type { Schema } from "./schema.js";

/** Gives the next number of a name away; who calls holds the write transaction. */
export async function giveNumber(trx: Transaction<Schema>, workspace: string, name: string): Promise<number> {
  // The addition locks the row, so that two who ask at once never get the same number.
  await trx
    .insertInto("model_numbers")
    .values({ workspace_id: workspace, name, highest: 1 })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "name"]).doUpdateSet((given) => ({ highest: given("model_numbers.highest", "+", 1) })),
    )
    .execute();
  return (await highest(trx, workspace, name))!;
}

/** Notes that a number is in use, whoever gave it. */
export async function noteNumber(trx: Transaction<Schema>, workspace: string, name: string, number: number): Promise<void> {
  const before = await highest(trx, workspace, name);
  if (before !== undefined && before >= number) return;
  await trx
    .insertInto("model_numbers")
    .values({ workspace_id: workspace, name, highest: number })
    .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doUpdateSet({ highest: number }))
    .execute();
}

async function highest(trx: Transaction<Schema>, workspace: string, name: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom("model_numbers")
    .where("workspace_id", "=", workspace)
    .where("name", "=", name)
    .select("highest")
    .executeTakeFirst();
  return row?.highest;
}
