import type { Kysely } from "kysely";
import type { Workspaces } from "../../ports/workspaces.js";
import { removeRows } from "./batches.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

/** What belongs to a workspace beside the rows of its batches, in an order in which it can go. */
const OWNED = [
  "sounds",
  "sound_folders",
  "merges",
  "kept_apart",
  "tracks",
  "users",
  "imports",
  "snapshots",
  "tombstones",
  "settings",
  "schedule_runs",
  "schedules",
  "explorations",
  "playlists",
  "tuning_trials",
  "tunings",
  "idempotency",
  "deployment_changes",
  "model_aliases",
  "answer_costs",
  "model_numbers",
  "models",
  "revisions",
  "audit",
  "audit_heads",
  "usage_counts",
  "retention",
  "batches",
] as const;

export function sqlWorkspaces({ db, transaction }: Pick<Database, "db" | "transaction">): Workspaces {
  return {
    add: ({ id, createdAt }) =>
      transaction(async (trx) => {
        const row = { id, created_at: createdAt };
        const added = await trx
          .insertInto("workspaces")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),
    async get(id) {
      const row = await db.selectFrom("workspaces").where("id", "=", id).selectAll().executeTakeFirst();
      return row && present(row);
    },
    list: async () => (await db.selectFrom("workspaces").orderBy("id").selectAll().execute()).map(present),
    async remove(id) {
      await transaction((trx) => trx.deleteFrom("keys").where("workspace_id", "=", id).execute());
      // First what refers to users and tracks, of all batches: they share them.
      const batches = await db.selectFrom("batches").where("workspace_id", "=", id).select("pk").execute();
      for (const { pk } of batches) await removeRows(transaction, pk);
      for (const table of OWNED) await transaction((trx) => trx.deleteFrom(table).where("workspace_id", "=", id).execute());
      await transaction((trx) => removeJobs(trx, id));
    },
  };
}

async function removeJobs(trx: Kysely<Schema>, workspace: string): Promise<void> {
  const jobs = trx.selectFrom("jobs").where("workspace_id", "=", workspace).select("id");
  await trx.deleteFrom("job_log").where("job_id", "in", jobs).execute();
  await trx.deleteFrom("jobs").where("workspace_id", "=", workspace).execute();
  await trx.deleteFrom("workspaces").where("id", "=", workspace).execute();
}

const present = ({ id, created_at }: Schema["workspaces"]) => ({ id, createdAt: created_at });
