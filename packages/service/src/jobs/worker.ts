import { setImmediate as breathe } from "node:timers/promises";
import type { Config } from "../config.js";
import { asSegueError, SegueError } from "../errors.js";
import type { Job } from "../ports/jobs.js";
import { openServices } from "../wire.js";
import { parseInput } from "./handler.js";
import { handlerOf } from "./handlers.js";

// The worker process: is sent one job, runs it, records how it ended, and exits. It stops when told to, and when its parent dies.

/** Progress is written to the store this often at most, in milliseconds. */
const REPORT_EVERY = 200;

let cancelled = false;
process.once("SIGTERM", () => {
  cancelled = true;
});
process.once("disconnect", () => process.exit(1));
process.once("message", ({ config, job }: { config: Config; job: Job }) => {
  runJob(config, job).then(
    () => process.exit(0),
    (thrown) => {
      console.error(thrown);
      process.exit(1);
    },
  );
});

async function runJob(config: Config, job: Job): Promise<void> {
  const services = await openServices(config);
  const { store, clock, log } = services;
  let reported = 0;
  const report = async (fraction: number, doing: string) => {
    await breathe();
    if (cancelled) throw new SegueError("job-cancelled", "The job was cancelled.");
    if (clock.now() - reported < REPORT_EVERY) return;
    reported = clock.now();
    await store.jobs.progress(job.id, Math.min(1, Math.max(0, fraction)), doing);
  };
  try {
    const handler = handlerOf(job.kind);
    const result = await handler.run(parseInput(handler, job.input), { services, workspace: job.workspace, id: job.id, report });
    await store.jobs.end(job.id, { state: "done", result, error: null, finishedAt: clock.now() });
  } catch (thrown) {
    // An interrupted job stays `running`: a cancelled one has ended already, one whose server closes is started again later.
    if (!cancelled) {
      const error = asSegueError(thrown);
      if (error.code === "internal") log.error({ err: thrown, job: job.id, kind: job.kind }, "a job failed");
      const told = { code: error.code, detail: error.message, hint: error.hint };
      await store.jobs.end(job.id, { state: "failed", result: null, error: told, finishedAt: clock.now() });
    }
  } finally {
    await store.close();
  }
}
