import type { Examples } from "./examples.js";

/** How far a weight is moved at a time, as a share of the largest: coarse moves first. */
const MOVES = [0.5, 0.25, 0.125];
/** The length of list that is judged. */
const K = 10;

/**
 * The weights w, one a model, whose order of the candidates by w·z has the best NDCG@10, found by moving one weight after the other (coordinate ascent: Metzler &
 * Croft, “Linear feature-based models for information retrieval”, Information Retrieval 10, 2007, sect. 4.2), from the best single model or all with
 * the same weight. A move counts where it is worth more than `caution` standard errors of the listeners' differences: with few listeners, what chance brings about
 * stays out. All are 1 where there is nothing to learn from.
 */
export function learnWeights(examples: Examples, caution: number): Float64Array {
  const { width, bounds } = examples;
  const equal = new Float64Array(width).fill(1);
  if (bounds.at(-1) === 0) return equal;
  let best = judged(examples, equal);
  for (let c = 0; c < width; c++) {
    const alone = judged(
      examples,
      equal.map((_, d) => (c === d ? 1 : 0)),
    );
    if (isBetter(alone, best, caution)) best = alone;
  }
  for (const move of MOVES) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const changed of neighbours(best.weights, move)) {
        const other = judged(examples, changed(best.weights));
        if (!isBetter(other, best, caution)) continue;
        best = other;
        moved = true;
      }
    }
  }
  return best.weights;
}

/** Each weight up and down. */
function neighbours({ length }: Float64Array, move: number): ((weights: Float64Array) => Float64Array)[] {
  return Array.from({ length: 2 * length }, (_, n) => (weights: Float64Array) => {
    const step = (n % 2 === 0 ? move : -move) * weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    return weights.map((weight, c) => (c === n >> 1 ? weight + step : weight));
  });
}

interface Judged {
  readonly weights: Float64Array;
  /** NDCG@10 of each listener. */
  readonly figures: Float64Array;
}

/** Whether the mean of the listeners' differences is above 0 by more than `caution` times its standard error, and more than rounding. */
function isBetter(other: Judged, than: Judged, caution: number): boolean {
  const count = than.figures.length;
  let [sum, squares] = [0, 0];
  for (let l = 0; l < count; l++) {
    const difference = other.figures[l]! - than.figures[l]!;
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / count;
  const error = Math.sqrt(Math.max(0, squares / count - mean * mean) / count);
  return mean > 1e-9 + caution * error;
}

function judged(examples: Examples, weights: Float64Array): Judged {
  const { bounds, targets } = examples;
  const figures = new Float64Array(targets.length);
  const sums = new Float64Array(longest(bounds));
  for (let l = 0; l < figures.length; l++) figures[l] = ndcg(examples, l, weights, sums);
  return { weights, figures };
}

const longest = (bounds: Uint32Array) =>
  bounds.reduce((most, bound, l) => (l === 0 ? 0 : Math.max(most, bound - bounds[l - 1]!)), 0);

/** Overwrites `sums`. */
function ndcg({ width, bounds, scores, hidden, targets }: Examples, listener: number, weights: Float64Array, sums: Float64Array) {
  const [from, to] = [bounds[listener]!, bounds[listener + 1]!];
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let c = 0; c < width; c++) sum += weights[c]! * scores[i * width + c]!;
    sums[i - from] = sum;
  }
  let gain = 0;
  let ideal = 0;
  for (let rank = 0; rank < K; rank++) {
    const discount = 1 / Math.log2(rank + 2);
    if (rank < targets[listener]!) ideal += discount;
    if (rank >= to - from) continue;
    const best = largest(sums, to - from);
    if (hidden[from + best] === 1) gain += discount;
    sums[best] = Number.NEGATIVE_INFINITY;
  }
  return gain / ideal;
}

function largest(values: Float64Array, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
