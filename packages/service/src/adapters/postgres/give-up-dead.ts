import { type Kysely, sql } from "kysely";
import type { Schema } from "../sql/schema.js";
import { LOADING } from "./load-batch.js";

/** Gives up the batches that nobody loads any more: their lock is free, because the connection that held it has ended. */
export async function giveUpDead(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const loading = await trx.selectFrom("batches").where("state", "=", "loading").select("pk").execute();
    for (const { pk } of loading) {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(${LOADING}::int, ${pk}::int) as free`.execute(trx);
      if (!rows[0]!.free) continue;
      await trx.updateTable("batches").set({ state: "removing" }).where("pk", "=", pk).where("state", "=", "loading").execute();
    }
  });
}
