import { type Kysely, type Selectable, sql } from "kysely";
import type { Forecast, Job, JobEnd, Jobs, Lease } from "../../ports/jobs.js";
import type { Database } from "./database.js";
import { forgetInJobs, jobsTellOf } from "./forget-in-jobs.js";
import { nextJob } from "./next-job.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";

/** Waiting jobs that are looked at when one is chosen. */
const LOOK_AHEAD = 1000;
/** How somebody wants a job to end, in its column. */
const STOP = 1;
const FINISH = 2;

export function sqlJobs({ db, transaction }: Pick<Database, "db" | "transaction">): Jobs {
  const inWorkspace = (workspace: string) => db.selectFrom("jobs").where("workspace_id", "=", workspace);
  const get = async (workspace: string, id: string) => {
    const row = await inWorkspace(workspace).where("id", "=", id).selectAll().executeTakeFirst();
    return row && presentJob(row);
  };
  return {
    add: (job) =>
      transaction(async (trx) => {
        await trx
          .insertInto("jobs")
          .values(jobRow(job))
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      }),
    async counts() {
      const rows = await db
        .selectFrom("jobs")
        .where("state", "in", ["queued", "running"])
        .groupBy(["workspace_id", "state"])
        .orderBy("workspace_id")
        .select(["workspace_id", "state", sql<number>`count(*)`.as("n")])
        .execute();
      return rows.map(({ workspace_id: workspace, state, n }) => ({ workspace, state: state as "queued" | "running", jobs: n }));
    },
    get,
    async list(workspace, limit, kind) {
      const asked = kind === undefined ? inWorkspace(workspace) : inWorkspace(workspace).where("kind", "=", kind);
      return (await asked.orderBy("seq", "desc").limit(limit).selectAll().execute()).map(presentJob);
    },
    async claim(lease, only) {
      if (only?.length === 0) return undefined;
      // Looking costs nothing; choosing holds up others.
      if ((await waiting(db, only).executeTakeFirst()) === undefined) return undefined;
      return transaction((trx) => claim(trx, lease, only));
    },
    renew: ({ runner, until }) =>
      transaction(async (trx) => {
        const held = trx.updateTable("jobs").where("runner", "=", runner).where("state", "=", "running");
        return (await held.set({ lease_until: until }).returningAll().execute()).map(presentJob);
      }),
    progress: (id, runner, { progress, doing, bytes, expectedAt }) =>
      transaction(async (trx) => {
        await heldBy(trx, id, runner).set({ progress, doing, bytes, expected_at: expectedAt }).execute();
      }),
    told: (id, runner, sofar) =>
      transaction(async (trx) => {
        await heldBy(trx, id, runner)
          .set({ result_json: toJson(sofar) })
          .execute();
      }),
    estimated: (id, runner, estimate) =>
      transaction(async (trx) => {
        await heldBy(trx, id, runner)
          .set({ estimate_json: JSON.stringify(estimate) })
          .execute();
      }),
    async memory(beside) {
      const running = db.selectFrom("jobs").where("state", "=", "running").select(["id", "bytes", "estimate_json"]);
      const others =
        beside === undefined ? running : running.where("id", "<>", beside).where("runner", "=", runnerOf(db, beside));
      return (await others.execute()).map(({ id, bytes, estimate_json }) => ({
        id,
        bytes,
        expected: estimate_json === null ? 0 : (JSON.parse(estimate_json) as Forecast).bytes,
      }));
    },
    end: (id, runner, end) =>
      transaction(async (trx) => {
        const ended = await heldBy(trx, id, runner).set(ending(end)).executeTakeFirst();
        return ended.numUpdatedRows > 0n;
      }),
    async cancel(workspace, id, now) {
      await transaction(async (trx) => {
        const job = trx.updateTable("jobs").where("workspace_id", "=", workspace).where("id", "=", id);
        await job.where("state", "=", "running").set({ cancelling: STOP }).execute();
        await job
          .where("state", "=", "queued")
          .set(ending(cancelled(now)))
          .execute();
      });
      return get(workspace, id);
    },
    finish: (workspace, id) =>
      transaction(async (trx) => {
        const job = trx.updateTable("jobs").where("workspace_id", "=", workspace).where("id", "=", id);
        const running = job.where("state", "=", "running").where("cancelling", "<>", STOP);
        return (await running.set({ cancelling: FINISH }).executeTakeFirst()).numUpdatedRows > 0n;
      }),
    prioritise: (workspace, id, priority) =>
      transaction(async (trx) => {
        const job = trx.updateTable("jobs").where("workspace_id", "=", workspace).where("id", "=", id);
        const changed = await job.where("state", "=", "queued").set({ priority }).executeTakeFirst();
        return changed.numUpdatedRows > 0n;
      }),
    release: (which, maxAttempts, now) => transaction((trx) => release(trx, which, maxAttempts, now)),
    tellOf: (workspace, user) => jobsTellOf(db, workspace, user),
    forget: (workspace, user) => transaction((trx) => forgetInJobs(trx, workspace, user)),
    log: (id, line) =>
      transaction(async (trx) => {
        await trx
          .insertInto("job_log")
          .values({ job_id: id, ...line })
          .execute();
      }),
    async logOf(workspace, id, { limit, cursor }) {
      const rows = await db
        .selectFrom("job_log")
        .where("job_id", "in", inWorkspace(workspace).where("id", "=", id).select("id"))
        .where("pk", ">", readCursor(cursor))
        .orderBy("pk")
        .limit(limit + 1)
        .select(["pk", "at", "text"])
        .execute();
      return pageOf(rows, limit, ({ at, text }) => ({ at, text }));
    },
  };
}

function waiting(db: Kysely<Schema>, only: readonly string[] | undefined) {
  const queued = db.selectFrom("jobs").where("state", "=", "queued").select(["seq", "workspace_id", "resource"]);
  const inOrder = queued.orderBy("priority", "desc").orderBy("seq").limit(LOOK_AHEAD);
  return only === undefined ? inOrder : inOrder.where("id", "in", only);
}

async function claim(trx: Kysely<Schema>, { runner, now, until }: Lease, only?: readonly string[]): Promise<Job | undefined> {
  await trx.updateTable("job_turn").set({ turn: sql`turn + 1` }).execute();
  const running = trx.selectFrom("jobs").where("state", "=", "running").select(["workspace_id", "resource"]);
  const next = nextJob(await waiting(trx, only).execute(), await running.execute());
  if (next === undefined) return undefined;
  const row = await trx
    .updateTable("jobs")
    .set({ state: "running", runner, lease_until: until, started_at: now, attempts: sql`attempts + 1` })
    .set({ progress: 0, doing: "starting", bytes: 0, expected_at: null })
    .where("seq", "=", next.seq)
    .returningAll()
    .executeTakeFirstOrThrow();
  return presentJob(row);
}

const runnerOf = (db: Kysely<Schema>, id: string) => db.selectFrom("jobs").where("id", "=", id).select("runner");

/** A running job, if that runner holds it: one that lost its lease changes nothing any more. */
const heldBy = (trx: Kysely<Schema>, id: string, runner: string) =>
  trx.updateTable("jobs").where("id", "=", id).where("runner", "=", runner).where("state", "=", "running");

async function release(
  trx: Kysely<Schema>,
  which: Parameters<Jobs["release"]>[0],
  maxAttempts: number,
  now: number,
): Promise<Job[]> {
  const running = trx.updateTable("jobs").where("state", "=", "running");
  const interrupted =
    "runner" in which ? running.where("runner", "=", which.runner) : running.where("lease_until", "<", which.before);
  const free = { runner: null, lease_until: null };
  const stopped = await interrupted
    .where("cancelling", "=", STOP)
    .set({ ...ending(cancelled(now)), ...free })
    .returningAll()
    .execute();
  const failed = await interrupted
    .where("attempts", ">=", maxAttempts)
    .set({ ...ending(givenUp(maxAttempts, now)), ...free })
    .returningAll()
    .execute();
  const queued = await interrupted
    .set({ state: "queued", progress: 0, doing: "waiting, after an interruption", bytes: 0, expected_at: null, ...free })
    .returningAll()
    .execute();
  return [...stopped, ...failed, ...queued].map(presentJob);
}

const cancelled = (finishedAt: number): JobEnd => ({ state: "cancelled", result: null, error: null, finishedAt });

const givenUp = (attempts: number, finishedAt: number): JobEnd => ({
  state: "failed",
  result: null,
  error: {
    code: "job-failed",
    detail: `The process that ran this job ended before the job did, ${attempts} times.`,
    hint: "If the machine ran out of memory, choose a smaller model. Start it again with: segue jobs retry ID",
  },
  finishedAt,
});

const ending = ({ state, result, error, finishedAt }: JobEnd) => ({
  state,
  result_json: toJson(result),
  error_json: toJson(error),
  finished_at: finishedAt,
  bytes: 0,
  expected_at: null,
  ...(state === "done" ? { progress: 1, doing: "done" } : {}),
});

const toJson = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** A job as a row of its table. */
export const jobRow = (job: Job) => ({
  id: job.id,
  workspace_id: job.workspace,
  kind: job.kind,
  input_json: JSON.stringify(job.input),
  resource: job.resource,
  priority: job.priority,
  state: job.state,
  cancelling: job.cancelling ? STOP : job.finishing ? FINISH : 0,
  progress: job.progress,
  doing: job.doing,
  result_json: toJson(job.result),
  error_json: toJson(job.error),
  attempts: job.attempts,
  created_at: job.createdAt,
  started_at: job.startedAt,
  finished_at: job.finishedAt,
  estimate_json: toJson(job.estimate),
  expected_at: job.expectedAt,
  bytes: job.bytes,
});

export const presentJob = (row: Selectable<Schema["jobs"]>): Job => ({
  id: row.id,
  workspace: row.workspace_id,
  kind: row.kind,
  input: JSON.parse(row.input_json),
  resource: row.resource,
  priority: row.priority,
  state: row.state,
  cancelling: row.cancelling === STOP,
  finishing: row.cancelling === FINISH,
  progress: row.progress,
  doing: row.doing,
  result: row.result_json === null ? null : JSON.parse(row.result_json),
  error: row.error_json === null ? null : JSON.parse(row.error_json),
  attempts: row.attempts,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  estimate: row.estimate_json === null ? null : JSON.parse(row.estimate_json),
  expectedAt: row.expected_at,
  bytes: row.bytes,
});
