import { type Kysely, type Selectable, sql } from "kysely";
import type { Job, Jobs } from "../../ports/jobs.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

export function sqlJobs({ db, transaction }: Database): Jobs {
  return {
    async add(job) {
      await db.insertInto("jobs").values(rowOf(job)).execute();
    },
    async get(workspace, id) {
      const row = await db
        .selectFrom("jobs")
        .where("workspace_id", "=", workspace)
        .where("id", "=", id)
        .selectAll()
        .executeTakeFirst();
      return row && present(row);
    },
    async list(workspace, limit) {
      const query = db.selectFrom("jobs").where("workspace_id", "=", workspace).orderBy("seq", "desc").limit(limit);
      return (await query.selectAll().execute()).map(present);
    },
    claim: (now) =>
      transaction(async (trx) => {
        const next = await trx.selectFrom("jobs").where("state", "=", "queued").orderBy("seq").select("seq").executeTakeFirst();
        if (next === undefined) return undefined;
        const row = await trx
          .updateTable("jobs")
          .set({ state: "running", started_at: now, attempts: sql`attempts + 1`, progress: 0, doing: "starting" })
          .where("seq", "=", next.seq)
          .returningAll()
          .executeTakeFirstOrThrow();
        return present(row);
      }),
    async progress(id, progress, doing) {
      await db.updateTable("jobs").set({ progress, doing }).where("id", "=", id).where("state", "=", "running").execute();
    },
    async end(id, { state, result, error, finishedAt }) {
      const ended = await db
        .updateTable("jobs")
        .set({
          state,
          result_json: toJson(result),
          error_json: toJson(error),
          finished_at: finishedAt,
          ...(state === "done" ? { progress: 1, doing: "done" } : {}),
        })
        .where("id", "=", id)
        .where("state", "in", ["queued", "running"])
        .executeTakeFirst();
      return ended.numUpdatedRows > 0n;
    },
    recover: (maxAttempts, now) => recover(db, maxAttempts, now),
  };
}

async function recover(db: Kysely<Schema>, maxAttempts: number, now: number): Promise<void> {
  const interrupted = db.updateTable("jobs").where("state", "=", "running");
  const error = {
    code: "job-failed",
    detail: "The process that ran this job ended before the job did.",
    hint: "Start it again.",
  };
  await interrupted
    .where("attempts", ">=", maxAttempts)
    .set({ state: "failed", error_json: JSON.stringify(error), finished_at: now })
    .execute();
  await interrupted.set({ state: "queued", progress: 0, doing: "waiting, after an interruption" }).execute();
}

const toJson = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

const rowOf = (job: Job) => ({
  id: job.id,
  workspace_id: job.workspace,
  kind: job.kind,
  input_json: JSON.stringify(job.input),
  state: job.state,
  progress: job.progress,
  doing: job.doing,
  result_json: toJson(job.result),
  error_json: toJson(job.error),
  attempts: job.attempts,
  created_at: job.createdAt,
  started_at: job.startedAt,
  finished_at: job.finishedAt,
});

const present = (row: Selectable<Schema["jobs"]>): Job => ({
  id: row.id,
  workspace: row.workspace_id,
  kind: row.kind,
  input: JSON.parse(row.input_json),
  state: row.state,
  progress: row.progress,
  doing: row.doing,
  result: row.result_json === null ? null : JSON.parse(row.result_json),
  error: row.error_json === null ? null : JSON.parse(row.error_json),
  attempts: row.attempts,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});
