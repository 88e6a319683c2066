import { topK } from "@segue/kernels";

/** Puts a row of scores in order: best first, equal scores by what most listeners know, so that an answer is never arbitrary. */
export interface Ranking {
  /**
   * The best `n` tracks of a row of scores (one a track). Tracks whose score is −Infinity or NaN never appear.
   */
  best(scores: Float32Array, n: number): Int32Array;
}

/** `popularity`: one number a track, larger for better known; it decides between equal scores, and a track of −Infinity never appears. */
export function createRanking(popularity: Float32Array): Ranking {
  const byPopularity = topK(popularity, popularity.length);
  const reordered = new Float32Array(byPopularity.length);
  return {
    best(scores, n) {
      for (let r = 0; r < byPopularity.length; r++) reordered[r] = scores[byPopularity[r]!]!;
      return topK(reordered, n).map((r) => byPopularity[r]!);
    },
  };
}
