import type { Random } from "@segue/kernels";
import type { TrainContext } from "../algorithm.js";
import type { Examples } from "./examples.js";

/** Samples of listeners whose weights are averaged. */
const SAMPLES = 10;
/** How far a weight is moved at a time, as a share of the largest: coarse moves first. */
const MOVES = [0.5, 0.25, 0.125];
/** The length of list that is judged. */
const K = 10;
/** Less than this is rounding. */
const GAIN = 1e-9;

/**
 * The weights w, one a model, whose order of the candidates by w·z puts the hidden tracks first: those of best NDCG@10, found by moving one weight
 * after the other from equal ones (coordinate ascent: Metzler & Croft, “Linear feature-based models for information retrieval”, Information Retrieval 10, 2007, sect.
 * 4.2). Single listeners would decide too much: it is done for several samples of listeners, drawn with replacement, and the weights, each brought to length 1, are
 * averaged (Breiman, “Bagging predictors”, Machine Learning 24, 1996). All are equal where there is nothing to learn from.
 */
export async function learnWeights(examples: Examples, random: Random, report: TrainContext["report"]): Promise<Float64Array> {
  const { width, targets } = examples;
  const mean = new Float64Array(width);
  for (let s = 0; s < SAMPLES; s++) {
    const weights = climb(examples, sample(targets.length, random.fork(`sample ${s}`)));
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    for (let c = 0; c < width; c++) mean[c]! += weights[c]! / (length * SAMPLES);
    await report((s + 1) / SAMPLES, "weighing the models");
  }
  return mean;
}

/** How often each listener is drawn. */
function sample(listeners: number, random: Random): Uint32Array {
  const counts = new Uint32Array(listeners);
  for (let l = 0; l < listeners; l++) counts[random.int(listeners)]!++;
  return counts;
}

function climb(examples: Examples, counts: Uint32Array): Float64Array {
  const { width, scores, hidden } = examples;
  const weights = new Float64Array(width).fill(1);
  const sums = Float64Array.from(hidden, (_, i) => scores.subarray(i * width, (i + 1) * width).reduce((a, b) => a + b, 0));
  let best = gainOf(examples, counts, sums, { model: 0, step: 0 });
  for (const share of MOVES) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const move of movesFrom(weights, share)) {
        const gain = gainOf(examples, counts, sums, move);
        if (gain <= best + GAIN) continue;
        best = gain;
        moved = true;
        weights[move.model]! += move.step;
        for (let i = 0; i < sums.length; i++) sums[i]! += move.step * scores[i * width + move.model]!;
      }
    }
  }
  return weights;
}

/** A change of one model's weight. */
interface Move {
  readonly model: number;
  readonly step: number;
}

/** Each weight up and down by `share` of the largest. */
function movesFrom(weights: Float64Array, share: number): Move[] {
  const step = share * weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return Array.from(weights, (_, model) => [step, -step].map((each) => ({ model, step: each }))).flat();
}

/** The sum of NDCG@10 over the listeners drawn, where candidates are ordered by `sums` after the move. */
function gainOf(examples: Examples, counts: Uint32Array, sums: Float64Array, move: Move): number {
  const best = { sums: new Float64Array(K), hidden: new Uint8Array(K) };
  let total = 0;
  for (let l = 0; l < counts.length; l++) if (counts[l]! > 0) total += counts[l]! * ndcg(examples, l, sums, move, best);
  return total;
}

const DISCOUNTS = Float64Array.from({ length: K }, (_, rank) => 1 / Math.log2(rank + 2));

/** The best candidates of a listener, found in one pass. */
interface Best {
  readonly sums: Float64Array;
  readonly hidden: Uint8Array;
}

/** Overwrites `best`. */
function ndcg(examples: Examples, l: number, sums: Float64Array, { model, step }: Move, best: Best): number {
  const { width, bounds, scores, hidden, targets } = examples;
  let found = 0;
  for (let i = bounds[l]!; i < bounds[l + 1]!; i++) {
    const sum = sums[i]! + step * scores[i * width + model]!;
    if (found === K && sum <= best.sums[K - 1]!) continue;
    if (found < K) found++;
    let at = found - 1;
    for (; at > 0 && best.sums[at - 1]! < sum; at--) {
      best.sums[at] = best.sums[at - 1]!;
      best.hidden[at] = best.hidden[at - 1]!;
    }
    best.sums[at] = sum;
    best.hidden[at] = hidden[i]!;
  }
  let [gain, ideal] = [0, 0];
  for (let rank = 0; rank < K; rank++) {
    if (rank < found && best.hidden[rank] === 1) gain += DISCOUNTS[rank]!;
    if (rank < targets[l]!) ideal += DISCOUNTS[rank]!;
  }
  return ideal === 0 ? 0 : gain / ideal;
}
