import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job, JobEnd, Lease } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { noteEnd } from "./note-end.js";
import { removeOutput } from "./output.js";
import { startWorker, type WorkerProcess } from "./worker-process.js";

/** How long a runner is believed to be alive without a word, in milliseconds. */
const LEASE = 20_000;
/** How often it renews its leases, and looks whether others left jobs behind. */
const RENEW = 4_000;
/** How often it looks for jobs that others queued. */
const LOOK = 1_000;
/** How often an interrupted job is started anew. */
const MAX_ATTEMPTS = 3;

export interface RunnerOptions {
  /** Others may run jobs on the same store: what they left is free once their lease has ended, not at once. */
  readonly shared: boolean;
  /** Runs nothing but the jobs it is told of. */
  readonly onlyOwn: boolean;
}

/** Takes jobs from the store and runs each in a worker process, as many at once as the configuration allows. */
export interface Runner {
  /** There may be something to do; `own`: a job that was queued here. */
  wake(own?: string): void;
  /** Stops a job that runs here, and resolves when its process has ended; at once for one that does not run here. */
  stop(id: string): Promise<void>;
  /** Tells a job that runs here to end its learning with what it has; one that runs elsewhere hears of it from the store. */
  finish(id: string): void;
  /** Waits until nothing runs here and nothing could. */
  idle(): Promise<void>;
  /** Stops; what ran is queued again. */
  close(): Promise<void>;
}

export async function startRunner(services: Services, { shared, onlyOwn }: RunnerOptions): Promise<Runner> {
  const { config, store, clock, log } = services;
  const id = randomUUID();
  const own = new Set<string>();
  const running = new Map<string, { job: Job; worker: WorkerProcess; ended: Promise<void> }>();
  let filling: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const lease = (): Lease => ({ runner: id, now: clock.now(), until: clock.now() + LEASE });
  const freeLeftovers = async (before: number) => {
    for (const freed of await store.jobs.release({ before }, MAX_ATTEMPTS, clock.now())) {
      await tell(freed.id, "interrupted: the process that ran it is no more");
      if (freed.state === "failed" || freed.state === "cancelled") await noteEnd(services, freed, freed.state);
    }
  };
  const tell = (job: string, text: string) => store.jobs.log(job, { at: clock.now(), text });

  const notTold = (job: string) => (thrown: unknown) => log.error({ err: thrown, job }, "a job's log could not be written");

  const fill = async () => {
    do {
      again = false;
      while (!closed && running.size < config.jobs) {
        const job = await store.jobs.claim(lease(), onlyOwn ? [...own] : undefined);
        if (job === undefined) break;
        // It is claimed: whatever becomes of this line, somebody must run it.
        await tell(job.id, job.attempts === 1 ? "started" : `started, attempt ${job.attempts}`).catch(notTold(job.id));
        const worker = startWorker(config, job, id);
        running.set(job.id, { job, worker, ended: follow(job, worker) });
      }
    } while (again);
  };
  const wake = () => {
    again = true;
    filling ??= fill()
      .catch((thrown: unknown) => log.error({ err: thrown }, "no job could be taken"))
      .finally(() => {
        filling = undefined;
        // Said while it was about to end.
        if (again && !closed) wake();
      });
  };
  const follow = async (job: Job, worker: WorkerProcess) => {
    const how = await worker.ended;
    await untilTold(job, how);
    running.delete(job.id);
    own.delete(job.id);
    wake();
  };
  /** Where the store does not answer, a job whose end nobody tells would stay as it is for as long as this runner lives. */
  const untilTold = async (job: Job, how: string) => {
    while (!closed) {
      try {
        return await endIfUnended(job, how);
      } catch (thrown) {
        log.error({ err: thrown, job: job.id }, "a job's end could not be told yet");
        await sleep(LOOK);
      }
    }
  };
  /** A worker that was stopped, or that ended without saying how its job went: killed, or out of memory. */
  const endIfUnended = async (job: Job, how: string) => {
    const { id: jobId, workspace, kind } = job;
    const now = await store.jobs.get(workspace, jobId);
    const stopped = now?.cancelling === true;
    // What it told until then stays.
    const end = { ...(stopped ? CANCELLED : unexpected(how)), result: now?.result ?? null, finishedAt: clock.now() };
    if (!(await store.jobs.end(jobId, id, end))) return;
    await removeOutput(services.config.data, workspace, jobId);
    await noteEnd(services, job, stopped ? "cancelled" : "failed");
    if (stopped) return;
    log.error({ job: jobId, kind, how }, "a worker ended unexpectedly");
    await tell(jobId, `failed: the worker process ended unexpectedly (${how})`);
  };
  const renew = async () => {
    if (running.size > 0) {
      const held = new Map((await store.jobs.renew(lease())).map((job) => [job.id, job]));
      for (const [jobId, { worker }] of running) {
        // Who lost the lease must not go on: somebody else may have begun.
        if (!held.has(jobId)) worker.kill();
        else if (held.get(jobId)!.cancelling) worker.stop();
        else if (held.get(jobId)!.finishing) worker.finish();
      }
    }
    if (shared) await freeLeftovers(clock.now());
    // Where taking a job has failed, nothing else tells that it may go now.
    wake();
  };

  await freeLeftovers(shared ? clock.now() : Number.MAX_SAFE_INTEGER);
  let renewing = false;
  const quietly = (work: () => Promise<void>) => async () => {
    if (renewing) return;
    renewing = true;
    await work().catch((thrown: unknown) => log.error({ err: thrown }, "the job runner could not reach the store"));
    renewing = false;
  };
  const timers = [setInterval(quietly(renew), RENEW), ...(shared ? [setInterval(wake, LOOK)] : [])];
  wake();
  return {
    wake(job) {
      if (job !== undefined) own.add(job);
      wake();
    },
    async stop(jobId) {
      // One that was just taken has no process yet.
      if (!running.has(jobId)) await filling;
      const found = running.get(jobId);
      found?.worker.stop();
      await found?.ended;
    },
    finish: (jobId) => running.get(jobId)?.worker.finish(),
    async idle() {
      while (filling !== undefined || running.size > 0) {
        await filling;
        await Promise.all([...running.values()].map(({ ended }) => ended));
      }
    },
    async close() {
      closed = true;
      for (const timer of timers) clearInterval(timer);
      await filling;
      for (const { worker } of running.values()) worker.stop();
      await Promise.all([...running.values()].map(({ ended }) => ended));
      // In good order: it does not count as an attempt that failed.
      await store.jobs.release({ runner: id }, Number.MAX_SAFE_INTEGER, clock.now());
    },
  };
}

const CANCELLED = { state: "cancelled", error: null } as const;

const unexpected = (how: string): Pick<JobEnd, "state" | "error"> => ({
  state: "failed",
  error: {
    code: "job-failed",
    detail: `The worker process ended unexpectedly (${how}).`,
    hint: "If the machine ran out of memory, choose a smaller model. The log may say more.",
  },
});
