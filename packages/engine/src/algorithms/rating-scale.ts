import type { SparseMatrix } from "@segue/kernels";
import type { Dataset } from "../dataset/dataset.js";
import { isRated } from "../dataset/ratings.js";
import type { ModelFiles, PredictedRating, RatingScale, Tensor } from "./algorithm.js";
import { dataOf } from "./tensors.js";

/** The scale of a dataset's weights where they are ratings; undefined where they are not. */
export function ratingScale(dataset: Pick<Dataset, "signal" | "events" | "plays">): RatingScale | undefined {
  const { values } = dataset.plays;
  if (values.length === 0 || !isRated(dataset)) return undefined;
  let [sum, lowest, highest] = [0, Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    sum += value;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return { mean: Math.fround(sum / values.length), lowest, highest };
}

/** The mean rating of each row, `otherwise` where there is none. */
export function rowMeans({ rows, indptr, values }: SparseMatrix, otherwise: number): Float32Array {
  const means = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let p = indptr[r]!; p < indptr[r + 1]!; p++) sum += values[p]!;
    const entries = indptr[r + 1]! - indptr[r]!;
    means[r] = entries === 0 ? otherwise : sum / entries;
  }
  return means;
}

/** What neighbours say of a rating: each one's weight (> 0), and how far its rating is from its own mean. */
export interface Deviations {
  readonly weights: ArrayLike<number>;
  readonly deviations: ArrayLike<number>;
}

/**
 * A rating predicted from a mean and from how far neighbours deviate from theirs: mean + Σ w d ÷ Σ |w| (Resnick et al., “GroupLens”, CSCW 1994),
 * within the scale. The mean where there is no neighbour.
 */
export function predictedRating(
  mean: number,
  { weights, deviations }: Deviations,
  { lowest, highest }: RatingScale,
): PredictedRating {
  let [weighted, total] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    weighted += weights[i]! * deviations[i]!;
    total += Math.abs(weights[i]!);
  }
  const rating = total > 0 ? mean + weighted / total : mean;
  return { rating: Math.min(highest, Math.max(lowest, rating)), neighbours: total > 0 ? weights.length : 0 };
}

/** A scale as a tensor. */
export const scaleTensor = ({ mean, lowest, highest }: RatingScale): Tensor => ({
  shape: [3],
  data: Float32Array.of(mean, lowest, highest),
});

/** The scale that {@link scaleTensor} stored as `scale`; undefined in files of a model that learned from something else. */
export function scaleFrom(files: ModelFiles): RatingScale | undefined {
  if (files.tensors.scale === undefined) return undefined;
  const [mean, lowest, highest] = dataOf(files, "scale", Float32Array);
  return { mean: mean!, lowest: lowest!, highest: highest! };
}
