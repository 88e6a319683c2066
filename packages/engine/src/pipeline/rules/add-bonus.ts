/**
 * Adds to each score a number of standard deviations of the row, so that a wish weighs the same whatever the scale of a model's scores.
 * Tracks that were removed stay so and count for nothing. Where all scores are the same, the bonus alone decides.
 */
export function addBonus(scores: Float32Array, bonus: (track: number) => number): void {
  const unit = deviation(scores) || 1;
  for (let track = 0; track < scores.length; track++)
    if (Number.isFinite(scores[track]!)) scores[track] = scores[track]! + unit * bonus(track);
}

function deviation(scores: Float32Array): number {
  let count = 0;
  let mean = 0;
  let squares = 0;
  // Welford's recurrence: scores may be far from 0.
  for (const score of scores) {
    if (!Number.isFinite(score)) continue;
    const from = score - mean;
    mean += from / ++count;
    squares += from * (score - mean);
  }
  return Math.sqrt(squares / Math.max(1, count));
}
