import type { Entrant, Tunable } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { roomFor } from "../registry/room.js";
import type { Ground } from "./ground.js";
import type { TuningWish } from "./wish.js";

/** How many trials are made at once: as wished, or as many of the usual parameters as threads and memory allow. */
export async function howMany<A extends Tunable, Figures>(
  { parallel = 1, trials }: TuningWish,
  { bytes }: Ground<A, Figures>,
  usual: Entrant<A>,
  context: JobContext,
): Promise<number> {
  if (parallel !== "auto") return parallel;
  const room = await roomForTrials(context, 0);
  return Math.max(1, Math.min(context.services.config.threads, trials, Math.floor(room / bytes(usual))));
}

/** What the processes of trials may take together beside the job's own, of which they hold so many bytes already. */
export async function roomForTrials({ services, id }: Pick<JobContext, "services" | "id">, held: number): Promise<number> {
  const own = process.memoryUsage.rss();
  return (await roomFor(services, id, own + held)).bytes - own;
}
