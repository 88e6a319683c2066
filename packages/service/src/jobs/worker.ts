import { constants, setPriority } from "node:os";
import { setImmediate as breathe, setTimeout as sleep } from "node:timers/promises";
import { createPool } from "@segue/kernels";
import type { Config } from "../config.js";
import { asSegueError, SegueError } from "../errors.js";
import type { Curve, Forecast, Job, Told } from "../ports/jobs.js";
import { createLog } from "../telemetry/log.js";
import { openServices } from "../wire.js";
import { expectedEnd } from "./expected-end.js";
import { type JobContext, parseInput } from "./handler.js";
import { handlerOf } from "./handlers.js";
import { noteEnd } from "./note-end.js";
import { removeAllButCheckpoints, removeCheckpoints, removeOutput } from "./output.js";

// The worker process: is sent one job, runs it, records how it ended, and exits. It stops when told to, and when its parent dies.

/** Progress is written to the store this often at most, in milliseconds. */
const REPORT_EVERY = 200;
/** How often it is tried to record an end on a full disk, in milliseconds. */
const INSIST_EVERY = 1000;

let cancelled = false;
let finishing = false;
process.once("SIGTERM", () => {
  cancelled = true;
});
process.once("disconnect", () => process.exit(1));
process.once("message", ({ config, job, runner }: { config: Config; job: Job; runner: string }) => {
  const failed = (thrown: unknown) => {
    // Not as the runtime would tell it: the message may name somebody.
    createLog(config.log).fatal({ err: thrown, job: job.id, kind: job.kind }, "the worker failed");
    process.exit(1);
  };
  process.once("uncaughtException", failed);
  finishing = job.finishing;
  // What else is sent is the wish to end with what there is.
  process.on("message", () => {
    finishing = true;
  });
  runJob(config, job, runner).then(() => process.exit(0), failed);
});

/** Repeats a write until there is room for it: what is done must not be told as lost. */
async function insist(write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (thrown) {
      if (cancelled || asSegueError(thrown).code !== "disk-full") throw thrown;
      await sleep(INSIST_EVERY);
    }
  }
}

async function runJob(config: Config, job: Job, runner: string): Promise<void> {
  // The API comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const services = await openServices(config);
  const { store, clock, log } = services;
  let reported = 0;
  let { estimate } = job;
  let beside = 0;
  const report = async (fraction: number, doing: string) => {
    await breathe();
    if (cancelled) throw new SegueError("job-cancelled", "The job was cancelled.");
    if (clock.now() - reported < REPORT_EVERY) return;
    reported = clock.now();
    const progress = Math.min(1, Math.max(0, fraction));
    const expectedAt = expectedEnd({ startedAt: job.startedAt ?? reported, now: reported, progress, estimate });
    await store.jobs.progress(job.id, runner, { progress, doing, bytes: process.memoryUsage.rss() + beside, expectedAt });
  };
  const expect = async (forecast: Forecast) => {
    estimate = forecast;
    await store.jobs.estimated(job.id, runner, forecast);
  };
  const curves = new Map<string, Curve>();
  let told: Told = {};
  const says = async (more: Told) => {
    told = { ...told, ...more };
    await store.jobs.told(job.id, runner, told);
  };
  const learns: JobContext["learns"] = async (which, curve, isKept) => {
    curves.set(which, curve);
    const keeps = isKept && curve.best !== undefined ? { keeps: { algorithm: curve.algorithm, epoch: curve.best } } : {};
    await says({ curves: [...curves.values()], ...keeps });
  };
  const stage: JobContext["stage"] = (all, now) => says({ stages: { all, now } });
  const holds = (bytes: number) => {
    beside = bytes;
  };
  const pool = createPool(config.threads);
  const tell = (text: string) => store.jobs.log(job.id, { at: clock.now(), text });
  try {
    const handler = handlerOf(job.kind);
    const ways = { pool, report, expect, learns, stage, holds, isFinishing: () => finishing, log: tell };
    const context = { services, workspace: job.workspace, id: job.id, ...ways };
    const result = withCurves(await handler.run(parseInput(handler, job.input), context), [...curves.values()]);
    await removeCheckpoints(config.data, job.workspace, job.id);
    await insist(() => tell("done"));
    await insist(() => noteEnd(services, job, "done"));
    await insist(() => store.jobs.end(job.id, runner, { state: "done", result, error: null, finishedAt: clock.now() }));
  } catch (thrown) {
    // What it had made so far is of no use: a job that is started again makes it anew, but for trainings, which go on.
    await (cancelled ? removeAllButCheckpoints : removeOutput)(config.data, job.workspace, job.id);
    // An interrupted job stays `running`: its runner ends it, or queues it again.
    if (!cancelled) {
      const error = asSegueError(thrown);
      if (error.code === "internal") log.error({ err: thrown, job: job.id, kind: job.kind }, "a job failed");
      const why = { code: error.code, detail: error.message, hint: error.hint, ...(error.set && { set: error.set }) };
      // How far it came is told beside why.
      const result = Object.keys(told).length === 0 ? null : told;
      // What exactly is with the job, from where a listener's id can be taken out again.
      await insist(() => tell(`failed: ${error.code}`));
      await insist(() => noteEnd(services, job, "failed"));
      await insist(() => store.jobs.end(job.id, runner, { state: "failed", result, error: why, finishedAt: clock.now() }));
    }
  } finally {
    await store.close();
  }
}

/** What came of a job in which networks learned tells how they did. */
const withCurves = (result: unknown, curves: readonly Curve[]) =>
  curves.length === 0 || typeof result !== "object" ? result : { ...result, curves };
