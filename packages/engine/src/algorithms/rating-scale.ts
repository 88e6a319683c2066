import type { SparseMatrix } from "@segue/kernels";
import type { Dataset } from "../dataset/dataset.js";
import { isRated } from "../dataset/ratings.js";
import type { ModelFiles, Tensor } from "./algorithm.js";
import { dataOf } from "./tensors.js";

/** What ratings are like, for models that predict them. */
export interface RatingScale {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

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

/**
 * A rating predicted from a mean and from how far neighbours deviate from theirs: mean + Σ w d ÷ Σ |w| (Resnick et al., “GroupLens”, CSCW 1994),
 * within the scale. The mean where there is no neighbour.
 */
export function predictedRating(mean: number, weighted: number, weights: number, { lowest, highest }: RatingScale): number {
  const rating = weights > 0 ? mean + weighted / weights : mean;
  return Math.min(highest, Math.max(lowest, rating));
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
