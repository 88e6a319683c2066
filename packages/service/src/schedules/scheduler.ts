import { SegueError } from "../errors.js";
import type { JobQueue } from "../jobs/queue.js";
import type { Job } from "../ports/jobs.js";
import type { Schedule } from "../ports/schedules.js";
import type { Services } from "../services.js";
import { nextTime } from "./cron.js";
import { dueBecause } from "./due.js";
import { listsJob } from "./lists-job.js";
import type { Plan } from "./plan.js";
import { retrainJob } from "./retrain-job.js";

/** How often it is looked whether something is due, in milliseconds. */
const LOOK = 5_000;

type Needed = Pick<Services, "store" | "clock" | "log">;

/** Begins what is due. */
export interface Scheduler {
  /** Looks once. What cannot be begun is logged and does not keep the others back. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Looks at once, for what was missed, and then again and again until it is closed. */
export function startScheduler(services: Needed, jobs: JobQueue): Scheduler {
  const { store, clock, log } = services;
  const begin = async (schedule: Schedule, arrived: number) => {
    const reason = dueBecause(schedule, clock.now(), arrived);
    if (reason === undefined || (await isRunning(store, schedule))) return;
    const job = await fire(services, jobs, schedule, reason);
    if (job !== undefined)
      log.info({ schedule: schedule.id, workspace: schedule.workspace, job: job.id, reason }, "a schedule began");
  };
  const look = async () => {
    for (const { schedule, arrived } of await store.schedules.active())
      await begin(schedule, arrived).catch((thrown: unknown) =>
        log.error({ err: thrown, schedule: schedule.id }, "a schedule failed"),
      );
  };
  let looking: Promise<void> | undefined;
  const tick = () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const quietly = () => tick().catch((thrown: unknown) => log.error({ err: thrown }, "the schedules could not be read"));
  const timer = setInterval(quietly, LOOK);
  const first = quietly();
  return {
    tick,
    async close() {
      clearInterval(timer);
      await first;
      await looking?.catch(() => undefined); // It was logged where it was begun.
    },
  };
}

/** Begins a schedule now; undefined where somebody else did so in the meantime. */
export async function fire(
  { store, clock }: Needed,
  jobs: JobQueue,
  schedule: Schedule,
  reason: string,
): Promise<Job | undefined> {
  const { workspace, id, plan } = schedule;
  const at = clock.now();
  const arrived = await store.events.arrived(workspace);
  const nextAt = nextTime(plan, at);
  return jobs.addBy(workspace, WORK[plan.does], { schedule: id, plan }, (job) =>
    store.schedules.fire(schedule, { job, reason, at, nextAt, arrived }),
  );
}

/** The kind of job that does it. */
const WORK: Readonly<Record<Plan["does"], string>> = { train: retrainJob.kind, lists: listsJob.kind };

/** Whether what it began last has not ended. */
async function isRunning({ schedules, jobs }: Services["store"], { workspace, id }: Schedule): Promise<boolean> {
  const [last] = (await schedules.runs(workspace, id, { limit: 1, cursor: undefined })).items;
  const job = last && (await jobs.get(workspace, last.job));
  return job?.state === "queued" || job?.state === "running";
}

/** The schedule of that id; throws `unknown-schedule`. */
export async function scheduleNamed({ store }: Pick<Services, "store">, workspace: string, id: string): Promise<Schedule> {
  const schedule = await store.schedules.get(workspace, id);
  if (schedule === undefined) throw new SegueError("unknown-schedule", `There is no schedule ${JSON.stringify(id)}.`);
  return schedule;
}
