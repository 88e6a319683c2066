/** How a row of scores is brought to mean 0 and deviation 1: by taking off the mean, then times the unit. */
export interface StandardScale {
  readonly mean: number;
  /** 1 ÷ the standard deviation; 0 where all scores are the same. */
  readonly unit: number;
}

/**
 * A row of scores as z-scores: mean 0 and standard deviation 1 over its tracks, those of the history (ascending) left out of both, since
 * they are never recommended and often score beyond all measure. Scores that are all the same become 0, as do those that are no number.
 */
export function standardScores(scores: Float32Array, history: Int32Array): Float32Array {
  const { mean, unit } = standardScale(scores, history);
  return scores.map((score) => (Number.isFinite(score) ? (score - mean) * unit : 0));
}

/** The scale of {@link standardScores}. */
export function standardScale(scores: Float32Array, history: Int32Array): StandardScale {
  const counted = new Uint8Array(scores.length);
  let count = 0;
  let sum = 0;
  for (let track = 0, next = 0; track < scores.length; track++) {
    if (history[next] === track) next++;
    else if (Number.isFinite(scores[track]!)) {
      counted[track] = 1;
      count++;
      sum += scores[track]!;
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  let squares = 0;
  for (let track = 0; track < scores.length; track++) if (counted[track] === 1) squares += (scores[track]! - mean) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, count));
  // What rounding leaves of equal numbers is no difference.
  return { mean, unit: deviation > 1e-7 * Math.abs(mean) ? 1 / deviation : 0 };
}
