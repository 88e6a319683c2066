import type { Job } from "@segue/client";

/** How far off forecasts are taken to be where too few are known: from so much of what was foretold to so much. */
const UNKNOWN = { low: 0.7, high: 1.5 };
/** Past jobs that say how far off forecasts are; fewer would be chance. */
const ENOUGH = 5;
/** The part of past jobs that lies below the range, and above it. */
const TAIL = 0.1;

/** Seconds between which something will probably lie. */
export interface TimeLeft {
  readonly low: number;
  readonly high: number;
}

/**
 * How long a job that runs will go on: what is expected, as far off as forecasts of its kind were, and the less the further it is, since then its own pace says
 * when it ends. Undefined where nothing is expected, or it should have ended.
 */
export function timeLeft({ kind, expectedAt, progress }: Job, past: readonly Job[], now: number): TimeLeft | undefined {
  const left = expectedAt === null ? 0 : (Date.parse(expectedAt) - now) / 1000;
  if (left <= 1) return undefined;
  const { low, high } = misses(past.filter((job) => job.kind === kind));
  const open = 1 - progress;
  return { low: left * low ** open, high: left * high ** open };
}

/** How many times as long as foretold jobs took, but for the extremes; 1 always lies between. */
function misses(past: readonly Job[]): TimeLeft {
  const ratios = past.flatMap(({ state, estimate, startedAt, finishedAt }) => {
    if (state !== "done" || estimate === null || estimate.seconds <= 0 || startedAt === null || finishedAt === null) return [];
    return [(Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 / estimate.seconds];
  });
  if (ratios.length < ENOUGH) return UNKNOWN;
  ratios.sort((a, b) => a - b);
  const at = (share: number) => ratios[Math.round(share * (ratios.length - 1))]!;
  return { low: Math.min(1, at(TAIL)), high: Math.max(1, at(1 - TAIL)) };
}
