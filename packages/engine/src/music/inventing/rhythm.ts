/** A blow or note of a pattern. */
export interface Hit {
  /** Beats from the beginning of the bar. */
  readonly at: number;
  /** Beats. */
  readonly length: number;
  /** What stands there. */
  readonly sign: string;
}

/** Sixteenths of a beat's quarter. */
export const STEPS = 4;

/** What a pattern says, a sixteenth a sign: `.` is silence, `-` holds on, whatever else is a hit. */
export function hitsOf(pattern: string): Hit[] {
  const hits: Hit[] = [];
  for (let step = 0; step < pattern.length; step++) {
    const sign = pattern[step]!;
    if (sign === "." || sign === "-") continue;
    let end = step + 1;
    while (pattern[end] === "-") end++;
    hits.push({ at: step / STEPS, length: (end - step) / STEPS, sign });
  }
  return hits;
}

/** How much a place in a bar weighs: 1 on the first beat, less on others, least between them. */
export function weightOf(at: number): number {
  if (at === 0) return 1;
  if (Number.isInteger(at)) return 0.8;
  return Number.isInteger(2 * at) ? 0.6 : 0.45;
}
