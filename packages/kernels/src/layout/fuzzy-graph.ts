import type { Neighbours } from "../near-neighbours.js";

/** Which points belong together and how much, as edges from a head to a tail; each edge is there in both directions. */
export interface FuzzyGraph {
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** From above 0 to 1. */
  readonly weights: Float32Array;
}

const MOST_STEPS = 64;
const CLOSE_ENOUGH = 1e-5;
/** A width is at least this part of the mean distance. */
const LEAST_WIDTH = 1e-3;

/**
 * Neighbours as a fuzzy graph (McInnes, Healy & Melville, “UMAP”, arXiv:1802.03426, sect. 3.1): each point measures distances from its nearest neighbour on, in a
 * width of its own, so that its weights sum to log₂ k; what two points say of their edge is joined as a ∪ b = a + b − ab.
 */
export function fuzzyGraph(neighbours: Neighbours): FuzzyGraph {
  const { rows, k, indices } = neighbours;
  const own = ownWeights(neighbours);
  const said = (from: number, to: number): number => {
    for (let at = from * k; at < from * k + k; at++) if (indices[at] === to) return own[at];
    return 0;
  };
  const [heads, tails, weights] = [new Int32Array(2 * rows * k), new Int32Array(2 * rows * k), new Float32Array(2 * rows * k)];
  let count = 0;
  const add = (head: number, tail: number, weight: number) => {
    heads[count] = head;
    tails[count] = tail;
    weights[count++] = weight;
  };
  for (let row = 0; row < rows; row++) {
    for (let at = row * k; at < row * k + k; at++) {
      const other = indices[at];
      const back = said(other, row);
      // Where both name each other, the lower one adds the edge.
      if (back > 0 && other < row) continue;
      const weight = own[at] + back - own[at] * back;
      if (weight <= 0) continue;
      add(row, other, weight);
      add(other, row, weight);
    }
  }
  return { heads: heads.slice(0, count), tails: tails.slice(0, count), weights: weights.slice(0, count) };
}

/** rows × k: how much each neighbour counts for the row alone. */
function ownWeights({ rows, k, distances }: Neighbours): Float32Array {
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
  const weights = new Float32Array(rows * k);
  for (let row = 0; row < rows; row++) {
    const own = distances.subarray(row * k, row * k + k);
    const nearest = own.find((distance) => distance > 0) ?? 0;
    const width = Math.max(widthOf(own, nearest), LEAST_WIDTH * mean);
    for (let n = 0; n < k; n++) weights[row * k + n] = weightOf(own[n] - nearest, width);
  }
  return weights;
}

const weightOf = (beyond: number, width: number) => (beyond <= 0 || width === 0 ? 1 : Math.exp(-beyond / width));

/** The width in which the weights sum to log₂ k, by bisection. */
function widthOf(distances: Float32Array, nearest: number): number {
  const wanted = Math.log2(distances.length);
  let [low, high, width] = [0, Number.POSITIVE_INFINITY, 1];
  for (let step = 0; step < MOST_STEPS; step++) {
    let sum = 0;
    for (const distance of distances) sum += weightOf(distance - nearest, width);
    if (Math.abs(sum - wanted) < CLOSE_ENOUGH) break;
    if (sum > wanted) high = width;
    else low = width;
    width = high === Number.POSITIVE_INFINITY ? 2 * width : (low + high) / 2;
  }
  return width;
}
