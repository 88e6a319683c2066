import { type BestProducts, createProductSearch, type DenseMatrix, type Pool, type ProductSearch, topK } from "@segue/kernels";
import type { RankedTrack } from "./ranked-track.js";

/** Which tracks to find for whom, where scores are inner products. */
export interface ProductTask {
  /** tracks × factors. */
  readonly tracks: DenseMatrix;
  /** queries × factors. */
  readonly queries: DenseMatrix;
  /** For each query the tracks that must not appear, in any order. */
  readonly excluded: readonly Int32Array[];
  readonly n: number;
}

/** Puts a row of scores in order: best first, equal scores by what most listeners know, so that an answer is never arbitrary. */
export interface Ranking {
  /**
   * The best `n` tracks of a row of scores (one a track). Tracks whose score is −Infinity or NaN never appear.
   */
  best(scores: Float32Array, n: number): Int32Array;
  /** The same for each query, where scores are inner products, without rows of scores; on the threads of the pool where there is one. */
  bestProducts(task: ProductTask, pool?: Pool): Promise<RankedTrack[][]>;
}

/** `popularity`: one number a track, larger for better known; it decides between equal scores, and a track of −Infinity never appears. */
export function createRanking(popularity: Float32Array): Ranking {
  const byPopularity = topK(popularity, popularity.length);
  const place = placesOf(byPopularity, popularity.length);
  const search = lastSearch(byPopularity);
  return {
    best: (scores, n) => topK(scores, n, place),
    async bestProducts({ tracks, ...wanted }, pool) {
      const products = search(tracks);
      const found = pool === undefined ? products.best(wanted) : await products.bestOn(pool, wanted);
      return wanted.excluded.map((_, q) => listOf(found, q * wanted.n, (q + 1) * wanted.n));
    },
  };
}

/** For each track its place in the order, −1 for one that is not in it. */
function placesOf(order: Int32Array, tracks: number): Int32Array {
  const place = new Int32Array(tracks).fill(-1);
  order.forEach((track, p) => {
    place[track] = p;
  });
  return place;
}

/** A search in that order, made when it is first asked for, and again for other vectors only. */
function lastSearch(order: Int32Array): (vectors: DenseMatrix) => ProductSearch {
  let last: { vectors: DenseMatrix; search: ProductSearch } | undefined;
  return (vectors) => {
    if (last?.vectors !== vectors) last = { vectors, search: createProductSearch(vectors, order) };
    return last.search;
  };
}

function listOf({ indices, products }: BestProducts, from: number, to: number): RankedTrack[] {
  const list: RankedTrack[] = [];
  for (let at = from; at < to && indices[at]! >= 0; at++) list.push({ track: indices[at]!, score: products[at]! });
  return list;
}
