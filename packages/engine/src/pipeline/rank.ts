import { createProductSearch, type DenseMatrix, type Pool, type ProductSearch, topK } from "@segue/kernels";
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
  const search = createOrderedSearch(byPopularity, popularity.length);
  return {
    best: (scores, n) => topK(scores, n, place),
    async bestProducts({ tracks, queries, excluded, n }, pool) {
      const { products, positionOf } = search(tracks);
      const wanted = { queries, excluded: excluded.map((list) => positions(list, positionOf)), n };
      const found = pool === undefined ? products.best(wanted) : await products.bestOn(pool, wanted);
      return excluded.map((_, q) => {
        const list = found.indices.subarray(q * n, (q + 1) * n);
        const length = list.indexOf(-1);
        const places = Array.from(length < 0 ? list : list.subarray(0, length));
        return places.map((place, i) => ({ track: byPopularity[place]!, score: found.products[q * n + i]! }));
      });
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

interface OrderedSearch {
  /** Among the vectors in order of popularity, so that it prefers the better known of two equal ones. */
  readonly products: ProductSearch;
  /** For each track its place in that order, −1 for one that never appears. */
  readonly positionOf: Int32Array;
}

/** Prepares the search when it is first asked for, and again for other vectors only. */
function createOrderedSearch(order: Int32Array, tracks: number): (vectors: DenseMatrix) => OrderedSearch {
  const positionOf = placesOf(order, tracks);
  let last: (OrderedSearch & { vectors: DenseMatrix }) | undefined;
  return (vectors) => {
    if (last?.vectors !== vectors) last = { vectors, products: createProductSearch(inOrder(vectors, order)), positionOf };
    return last;
  };
}

function inOrder({ cols, data }: DenseMatrix, order: Int32Array): DenseMatrix {
  const ordered = new Float32Array(order.length * cols);
  order.forEach((track, place) => {
    ordered.set(data.subarray(track * cols, (track + 1) * cols), place * cols);
  });
  return { rows: order.length, cols, data: ordered };
}

const positions = (tracks: Int32Array, positionOf: Int32Array) =>
  tracks
    .map((track) => positionOf[track]!)
    .filter((place) => place >= 0)
    .sort();
