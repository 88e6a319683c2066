import type { Selectable } from "kysely";
import type { Tuning, Tunings } from "../../ports/tunings.js";
import type { Database } from "./database.js";
import { jobRow } from "./jobs.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";

export function sqlTunings({ db, transaction }: Pick<Database, "db" | "transaction">): Tunings {
  const inWorkspace = (workspace: string) => db.selectFrom("tunings").where("workspace_id", "=", workspace).selectAll();
  const set = (
    workspace: string,
    id: string,
    values: Partial<Pick<Schema["tunings"], "job_id" | "dataset" | "wish_json" | "final_json">>,
  ) =>
    transaction(async (trx) => {
      await trx.updateTable("tunings").set(values).where("workspace_id", "=", workspace).where("id", "=", id).execute();
    });
  return {
    add: (tuning, job) =>
      transaction(async (trx) => {
        const added = await trx
          .insertInto("tunings")
          .values(rowOf(tuning))
          .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
          .executeTakeFirst();
        const isNew = (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
        if (isNew && job !== undefined) await trx.insertInto("jobs").values(jobRow(job)).execute();
        return isNew;
      }),
    async get(workspace, id) {
      const row = await inWorkspace(workspace).where("id", "=", id).executeTakeFirst();
      return row && present(row);
    },
    async list(workspace, { limit, cursor }) {
      const query = inWorkspace(workspace);
      const rows = await (cursor === undefined ? query : query.where("pk", "<", readCursor(cursor)))
        .orderBy("pk", "desc")
        .limit(limit + 1)
        .execute();
      return pageOf(rows, limit, present);
    },
    resume: ({ workspace, id, job: seen }, wish, job) =>
      transaction(async (trx) => {
        const changed = await trx
          .updateTable("tunings")
          .set({ wish_json: JSON.stringify(wish), job_id: job.id, final_json: null })
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .where("job_id", "=", seen)
          .executeTakeFirst();
        if (changed.numUpdatedRows === 0n) return false;
        await trx.insertInto("jobs").values(jobRow(job)).execute();
        return true;
      }),
    begin: (workspace, id, { job, dataset, wish }) =>
      set(workspace, id, { job_id: job, dataset, wish_json: JSON.stringify(wish) }),
    addTrial: (workspace, id, trial) =>
      transaction(async (trx) => {
        const row = { workspace_id: workspace, tuning_id: id, number: trial.number, trial_json: JSON.stringify(trial) };
        await trx
          .insertInto("tuning_trials")
          .values(row)
          .onConflict((conflict) => conflict.columns(["workspace_id", "tuning_id", "number"]).doNothing())
          .execute();
      }),
    async trials(workspace, id) {
      const rows = await db
        .selectFrom("tuning_trials")
        .where("workspace_id", "=", workspace)
        .where("tuning_id", "=", id)
        .orderBy("number")
        .select("trial_json")
        .execute();
      return rows.map(({ trial_json }) => JSON.parse(trial_json));
    },
    finish: (workspace, id, final) => set(workspace, id, { final_json: final && JSON.stringify(final) }),
    remove: (workspace, id) =>
      transaction(async (trx) => {
        await trx.deleteFrom("tuning_trials").where("workspace_id", "=", workspace).where("tuning_id", "=", id).execute();
        const removed = await trx
          .deleteFrom("tunings")
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}

const rowOf = ({ workspace, id, wish, job, dataset, final, createdAt }: Tuning) => ({
  workspace_id: workspace,
  id,
  wish_json: JSON.stringify(wish),
  job_id: job,
  dataset,
  final_json: final && JSON.stringify(final),
  created_at: createdAt,
});

const present = (row: Selectable<Schema["tunings"]>): Tuning => ({
  workspace: row.workspace_id,
  id: row.id,
  wish: JSON.parse(row.wish_json),
  job: row.job_id,
  dataset: row.dataset,
  createdAt: row.created_at,
  final: row.final_json === null ? null : JSON.parse(row.final_json),
});
