/** Probabilities from 0 to 1 are looked at in so many equal parts. */
const BINS = 15;

/** How often what was said with about this probability was right. */
export interface Reliability {
  readonly count: number;
  /** The mean probability with which it was said. */
  readonly confidence: number;
  /** The share of it that was right. */
  readonly right: number;
}

/** Parts of [0, 1] that hold something, the lowest first. */
export function reliability(confidence: ArrayLike<number>, isRight: ArrayLike<number>): Reliability[] {
  const [counts, sums, rights] = [0, 1, 2].map(() => new Float64Array(BINS)) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < confidence.length; i++) {
    const bin = Math.min(BINS - 1, Math.floor(confidence[i]! * BINS));
    counts[bin]!++;
    sums[bin]! += confidence[i]!;
    rights[bin]! += isRight[i]!;
  }
  return [...counts.keys()]
    .filter((bin) => counts[bin]! > 0)
    .map((bin) => ({ count: counts[bin]!, confidence: sums[bin]! / counts[bin]!, right: rights[bin]! / counts[bin]! }));
}

/** The expected calibration error: how far probabilities are from how often they are right, on average (Guo et al., "On calibration of modern neural networks", ICML 2017, eq. 3, with 15 parts). */
export function calibrationError(confidence: ArrayLike<number>, isRight: ArrayLike<number>): number {
  const parts = reliability(confidence, isRight);
  return parts.reduce((sum, part) => sum + (part.count / confidence.length) * Math.abs(part.right - part.confidence), 0);
}
