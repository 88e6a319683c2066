import type { JobQueue } from "../jobs/queue.js";
import type { Services } from "../services.js";
import { retainJob } from "./retain-job.js";
import { retentionOf } from "./retention.js";

/** How often what is too old is removed, and how often it is looked whether it is time, in milliseconds. */
const EVERY = 86_400_000;
const LOOK = 600_000;

/** Queues the removal of what is too old, once a day in each workspace, however many nodes look after it. The function stops it. */
export function startRetentionTimer(
  services: Pick<Services, "store" | "clock" | "log">,
  jobs: Pick<JobQueue, "add">,
): () => void {
  const look = () => {
    queueDue(services, jobs).catch((thrown: unknown) =>
      services.log.error({ err: thrown }, "it could not be looked whether something is to be removed"),
    );
  };
  const timer = setInterval(look, LOOK);
  timer.unref();
  look();
  return () => clearInterval(timer);
}

/** Queues the removal in each workspace where it is due; how many. */
export async function queueDue(
  { store, clock }: Pick<Services, "store" | "clock">,
  jobs: Pick<JobQueue, "add">,
): Promise<number> {
  let queued = 0;
  for (const { id } of await store.workspaces.list()) {
    if (!(await store.retention.claim(id, clock.now(), EVERY))) continue;
    const { events } = await retentionOf(store, id);
    await jobs.add(id, retainJob.kind, { events: events !== null });
    queued++;
  }
  return queued;
}
