import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { SegueError } from "../errors.js";
import type { Job } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { parseInput } from "./handler.js";
import { handlerOf } from "./handlers.js";

/** How often an interrupted job is started anew. */
const MAX_ATTEMPTS = 3;
/** How long a cancelled worker may take to stop by itself, in milliseconds. */
const GRACE = 5_000;

/** Runs jobs, one after the other, each in a worker process of its own. */
export interface JobQueue {
  /** Queues work; throws `invalid-request` when the input does not fit its kind. */
  add(workspace: string, kind: string, input: unknown): Promise<Job>;
  /** Cancels a job that has not ended. */
  cancel(workspace: string, id: string): Promise<Job>;
  /** The job once it has ended. */
  ended(workspace: string, id: string): Promise<Job>;
  /** Waits until nothing is queued or running. */
  idle(): Promise<void>;
  /** Stops; a running job is interrupted and, by a server that starts later, started again. */
  close(): Promise<void>;
}

export async function startJobQueue(services: Services, resume: boolean): Promise<JobQueue> {
  const { store, clock } = services;
  const waiting = new Map<string, (() => void)[]>();
  let running: { job: Job; worker: ChildProcess } | undefined;
  let loop: Promise<void> | undefined;
  let closed = false;
  await store.jobs.recover(resume ? MAX_ATTEMPTS : 0, clock.now());

  const get = async (workspace: string, id: string): Promise<Job> => {
    const job = await store.jobs.get(workspace, id);
    if (job === undefined) throw new SegueError("unknown-job", `There is no job ${JSON.stringify(id)}.`);
    return job;
  };
  const wake = () => {
    loop ??= drain().finally(() => {
      loop = undefined;
    });
  };
  const drain = async () => {
    for (;;) {
      const job = closed ? undefined : await store.jobs.claim(clock.now());
      if (job === undefined) return;
      await run(job);
      tellEnd(job.id);
    }
  };
  const tellEnd = (id: string) => {
    for (const tell of waiting.get(id) ?? []) tell();
    waiting.delete(id);
  };
  const run = async (job: Job) => {
    const worker = startWorker(services, job);
    running = { job, worker };
    const how = await new Promise<string>((resolve) => {
      worker.once("error", (error) => resolve(error.message));
      worker.once("exit", (code, signal) => resolve(signal === null ? `exit status ${code}` : `signal ${signal}`));
    });
    running = undefined;
    if (!closed) await endIfUnended(services, job, how);
  };

  wake();
  return {
    async add(workspace, kind, input) {
      const job = newJob(workspace, kind, parseInput(handlerOf(kind), input), clock.now());
      await store.jobs.add(job);
      wake();
      return job;
    },
    async cancel(workspace, id) {
      const job = await get(workspace, id);
      const cancelled = { state: "cancelled", result: null, error: null, finishedAt: clock.now() } as const;
      if (!(await store.jobs.end(id, cancelled))) throw new SegueError("job-ended", `The job ${id} is ${job.state} already.`);
      if (running?.job.id === id) stopWorker(running.worker);
      else tellEnd(id);
      return get(workspace, id);
    },
    async ended(workspace, id) {
      const job = await get(workspace, id);
      if (job.state !== "queued" && job.state !== "running") return job;
      await new Promise<void>((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
      return get(workspace, id);
    },
    async idle() {
      await loop;
    },
    async close() {
      closed = true;
      if (running !== undefined) stopWorker(running.worker);
      await loop;
    },
  };
}

function newJob(workspace: string, kind: string, input: unknown, createdAt: number): Job {
  const unstarted = { progress: 0, doing: "waiting", result: null, error: null, attempts: 0, startedAt: null, finishedAt: null };
  return { id: randomUUID(), workspace, kind, input, state: "queued", createdAt, ...unstarted };
}

function startWorker({ config }: Services, job: Job): ChildProcess {
  // Found through the package's own name, so that it is the built file whatever runs this one.
  const file = createRequire(import.meta.url).resolve("@segue/service/worker");
  const worker = fork(file, [], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  worker.send({ config, job });
  return worker;
}

/** Asks a worker to stop, and insists after a while. */
function stopWorker(worker: ChildProcess): void {
  worker.kill("SIGTERM");
  const insist = setTimeout(() => worker.kill("SIGKILL"), GRACE);
  worker.once("exit", () => clearTimeout(insist));
}

/** A worker that ended without saying how its job went: killed, or out of memory. */
async function endIfUnended({ store, clock, log }: Services, job: Job, how: string): Promise<void> {
  const error = {
    code: "job-failed",
    detail: `The worker process ended unexpectedly (${how}).`,
    hint: "If the machine ran out of memory, choose a smaller model. The log may say more.",
  };
  if (await store.jobs.end(job.id, { state: "failed", result: null, error, finishedAt: clock.now() })) {
    log.error({ job: job.id, kind: job.kind, how }, "a worker ended unexpectedly");
  }
}
