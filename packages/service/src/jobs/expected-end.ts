import type { Forecast } from "../ports/jobs.js";

interface Course {
  /** Milliseconds since 1970, as `now`. */
  readonly startedAt: number;
  readonly now: number;
  /** 0 … 1. */
  readonly progress: number;
  readonly estimate: Forecast | null;
}

/** Progress below which a job's own pace says nothing yet. */
const EARLY = 0.02;

/**
 * When a job will probably end, in milliseconds since 1970: at first as it was estimated, and the further it is the more by how fast it goes.
 * Null where neither says anything.
 */
export function expectedEnd({ startedAt, now, progress, estimate }: Course): number | null {
  const byPace = progress < EARLY ? undefined : startedAt + (now - startedAt) / progress;
  const byEstimate = estimate === null ? undefined : startedAt + 1000 * estimate.seconds;
  const end = byPace === undefined || byEstimate === undefined ? (byPace ?? byEstimate) : mix(byEstimate, byPace, progress);
  return end === undefined ? null : Math.round(Math.max(now, end));
}

const mix = (a: number, b: number, share: number) => a + share * (b - a);
