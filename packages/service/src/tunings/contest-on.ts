import { type Contest, holdContest, TrainingError, type Tunable } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { bytesText } from "../machine/memory.js";
import { roomFor } from "../registry/room.js";
import type { Ground } from "./ground.js";

/** A contest in this job's process: whose parameters make nothing, or who does not fit into memory, is refused. */
export function contestOn<A extends Tunable, Figures>(
  { judging, bytes }: Pick<Ground<A, Figures>, "judging" | "bytes">,
  { services, id }: JobContext,
): Contest<A> {
  const room = async () => (await roomFor(services, id, process.memoryUsage.rss())).bytes;
  return holdContest(judging, {
    now: () => performance.now(),
    refuse: (entrant) => whyUnfit(() => bytes(entrant), room),
  });
}

/** Why a recipe should not be tried: layers that do not fit each other, or more bytes than there is room for; undefined where it may. */
export async function whyUnfit(forecast: () => number, room: () => Promise<number>): Promise<string | undefined> {
  let bytes: number;
  try {
    bytes = forecast();
  } catch (thrown) {
    if (thrown instanceof TrainingError) return thrown.message;
    throw thrown;
  }
  const free = await room();
  if (bytes <= free) return undefined;
  return `It would take about ${bytesText(bytes)} of memory, and there is room for ${bytesText(free)}.`;
}
