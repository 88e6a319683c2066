import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SegueError } from "../errors.js";
import type { Forecast, Job, Told } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { parseInput } from "./handler.js";
import { handlerOf } from "./handlers.js";
import { idsFrom } from "./ids.js";
import { type RunnerOptions, startRunner } from "./runner.js";

/** How often somebody who waits for a job looks at it, in milliseconds. */
const LOOK = 100;
/** How long the end of a job that another node runs is waited for when it is cancelled. */
const CANCEL_LIMIT = 15_000;

/** Queues jobs, and runs them: see {@link startRunner}. */
export interface JobQueue {
  /** Queues work; `estimate` is what it is expected to take, where that is known. Throws `invalid-request` when the input does not fit its kind. */
  add(workspace: string, kind: string, input: unknown, estimate?: Forecast): Promise<Job>;
  /** Queues work that `keep` stores, which tells whether it did: together with what else it stores, or not at all. */
  addBy(workspace: string, kind: string, input: unknown, keep: (job: Job) => Promise<boolean>): Promise<Job | undefined>;
  /** The same queue, for one request: the jobs that it adds get ids that follow from `seed`, and one that is there already is not added again. */
  namedBy(seed: string): JobQueue;
  /** Queues the work of a job that has ended once more, as a new job. */
  retry(workspace: string, id: string): Promise<Job>;
  /** Cancels a job that has not ended; it has stopped when this resolves, if its node answers. */
  cancel(workspace: string, id: string): Promise<Job>;
  /** Ends the learning of a training that runs: of its network the best epoch is kept, and the training goes on from there. Throws `nothing-to-keep` before the first has ended. */
  finish(workspace: string, id: string): Promise<Job>;
  /** Lets a job that waits come sooner (higher) or later. */
  prioritise(workspace: string, id: string, priority: number): Promise<Job>;
  /** The job as it goes on: at once, then whenever something about it changed, until it has ended or `signal` says so. */
  watch(workspace: string, id: string, signal?: AbortSignal): AsyncGenerator<Job, void>;
  /** The job once it has ended. */
  ended(workspace: string, id: string): Promise<Job>;
  /** Waits until nothing runs here and nothing could. */
  idle(): Promise<void>;
  /** Stops; a running job is interrupted and, by whoever comes next, started again. */
  close(): Promise<void>;
}

export async function startJobQueue(services: Services, options: RunnerOptions): Promise<JobQueue> {
  const { store, clock } = services;
  const runner = await startRunner(services, options);

  const get = async (workspace: string, id: string): Promise<Job> => {
    const job = await store.jobs.get(workspace, id);
    if (job === undefined) throw new SegueError("unknown-job", `There is no job ${JSON.stringify(id)}.`);
    return job;
  };
  const queue = async (workspace: string, kind: string, input: unknown, estimate: Forecast | null, id: string) => {
    await store.jobs.add({ ...newJob(workspace, kind, input, { id, createdAt: clock.now() }), estimate });
    runner.wake(id);
    return get(workspace, id);
  };
  const adding = (nextId: () => string): Pick<JobQueue, "add" | "addBy" | "retry"> => ({
    add: (workspace, kind, input, estimate) => queue(workspace, kind, input, estimate ?? null, nextId()),
    async addBy(workspace, kind, input, keep) {
      const id = nextId();
      const there = await store.jobs.get(workspace, id);
      if (there !== undefined) return there;
      if (!(await keep(newJob(workspace, kind, input, { id, createdAt: clock.now() })))) return undefined;
      runner.wake(id);
      return get(workspace, id);
    },
    async retry(workspace, id) {
      const { state, kind, input, estimate } = await get(workspace, id);
      if (state === "queued" || state === "running")
        throw new SegueError("job-not-finished", `The job ${id} is ${state}: it cannot be started again yet.`);
      return queue(workspace, kind, input, estimate, nextId());
    },
  });
  async function* watch(workspace: string, id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
    for (let told = ""; signal?.aborted !== true; ) {
      const job = await get(workspace, id);
      const now = JSON.stringify([job.state, job.progress, job.doing, job.cancelling, job.finishing, job.priority, job.result]);
      if (now !== told) yield job;
      if (hasEnded(job)) return;
      told = now;
      await sleep(LOOK, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
  }
  const ended = async (workspace: string, id: string, signal?: AbortSignal): Promise<Job> => {
    for await (const job of watch(workspace, id, signal)) if (hasEnded(job)) return job;
    return get(workspace, id);
  };

  const all: JobQueue = {
    ...adding(randomUUID),
    namedBy: (seed) => ({ ...all, ...adding(idsFrom(seed)) }),
    async cancel(workspace, id) {
      const before = await get(workspace, id);
      if (hasEnded(before)) throw new SegueError("job-ended", `The job ${id} is ${before.state} already.`);
      await store.jobs.cancel(workspace, id, clock.now());
      await runner.stop(id);
      return ended(workspace, id, AbortSignal.timeout(CANCEL_LIMIT));
    },
    async finish(workspace, id) {
      const { state, result } = await get(workspace, id);
      // What a job tells before its end is of this shape.
      if (state !== "running" || (result as Told | null)?.keeps === undefined)
        throw new SegueError(
          "nothing-to-keep",
          `The job ${id} is ${state}, and there is no epoch of it that would become its model.`,
        );
      if (await store.jobs.finish(workspace, id)) runner.finish(id);
      return get(workspace, id);
    },
    async prioritise(workspace, id, priority) {
      const { state } = await get(workspace, id);
      if (!(await store.jobs.prioritise(workspace, id, priority)))
        throw new SegueError("job-ended", `The job ${id} is ${state}: only a job that waits has a turn to change.`);
      return get(workspace, id);
    },
    watch,
    ended,
    idle: () => runner.idle(),
    close: () => runner.close(),
  };
  return all;
}

const hasEnded = ({ state }: Job) => state !== "queued" && state !== "running";

function newJob(workspace: string, kind: string, given: unknown, { id, createdAt }: Pick<Job, "id" | "createdAt">): Job {
  const handler = handlerOf(kind);
  const input = parseInput(handler, given);
  const unstarted = { progress: 0, doing: "waiting", attempts: 0, startedAt: null, estimate: null, expectedAt: null };
  const unended = { result: null, error: null, finishedAt: null };
  return {
    id,
    workspace,
    kind,
    input,
    resource: handler.resource(input),
    priority: handler.priority ?? 0,
    state: "queued",
    cancelling: false,
    finishing: false,
    bytes: 0,
    createdAt,
    ...unstarted,
    ...unended,
  };
}
