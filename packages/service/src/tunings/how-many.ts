import { type Entrant, TrainingError, type Tunable } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { roomFor } from "../registry/room.js";
import type { Ground } from "./ground.js";
import type { TuningWish } from "./wish.js";

/** How many trials are made at once: as wished, or as many of the usual parameters as threads and memory allow. */
export async function howMany<A extends Tunable, Figures>(
  { parallel = 1, trials }: Pick<TuningWish, "parallel" | "trials">,
  { bytes }: Pick<Ground<A, Figures>, "bytes">,
  usual: Entrant<A>,
  context: Pick<JobContext, "services" | "id">,
): Promise<number> {
  if (parallel !== "auto") return parallel;
  const room = await roomForTrials(context, 0);
  return Math.max(1, Math.min(context.services.config.threads, trials, Math.floor(room / bytesOf(() => bytes(usual)))));
}

/** What a trial takes; without end where its parameters make nothing, which its verdict tells. */
function bytesOf(forecast: () => number): number {
  try {
    return forecast();
  } catch (thrown) {
    if (thrown instanceof TrainingError) return Number.POSITIVE_INFINITY;
    throw thrown;
  }
}

/** What the processes of trials may take together beside the job's own, of which they hold so many bytes already. */
export async function roomForTrials({ services, id }: Pick<JobContext, "services" | "id">, held: number): Promise<number> {
  const own = process.memoryUsage.rss();
  return (await roomFor(services, id, own + held)).bytes - own;
}
