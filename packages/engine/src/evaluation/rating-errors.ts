import { type Random, rowOf, type SparseRow } from "@segue/kernels";
import type { RatingPredictor } from "../algorithms/algorithm.js";
import { isRated } from "../dataset/ratings.js";
import { rowsWithTargets } from "./cases.js";
import { bootstrapIntervals, type Interval } from "./intervals.js";
import type { JudgedPart, Split } from "./splits/split.js";

/** How far predicted ratings are from hidden ones, in units of the ratings. */
export interface RatingErrors {
  /** Mean absolute error. */
  readonly mae: Interval;
  /** Mean squared error, and its root. */
  readonly mse: Interval;
  readonly rmse: Interval;
}

/** A recommender's errors beside those of a guess. */
export interface RatingEvaluation extends RatingErrors {
  /** Hidden ratings that were predicted. */
  readonly ratings: number;
  /** Of these, how many come from neighbours; the rest are means. */
  readonly fromNeighbours: number;
  readonly scale: RatingPredictor["scale"];
  /** Errors of predicting the listener's own mean for everything. */
  readonly baseline: RatingErrors;
}

export interface RatingOptions {
  readonly ratings: RatingPredictor;
  readonly split: Split;
  readonly part: JudgedPart;
  /** For the intervals. */
  readonly random: Random;
}

/**
 * Predicts the hidden ratings of the part from those that are shown. Errors are means over ratings, as they are published; the intervals are over
 * listeners, whose ratings go together. undefined where the weights of the data are no ratings, or of nobody who is judged any is shown. Throws an `EvaluationError` where nothing is hidden.
 */
export function judgeRatings({ ratings, split, part, random }: RatingOptions): RatingEvaluation | undefined {
  if (!isRated(split.train)) return undefined;
  // Of whom nothing is shown nobody can tell what their ratings are like.
  const rows = rowsWithTargets(split, part).filter((row) => rowOf(split.history, row).indices.length > 0);
  if (rows.length === 0) return undefined;
  const [own, guess] = [createErrors(rows.length), createErrors(rows.length)];
  let fromNeighbours = 0;
  rows.forEach((row, at) => {
    const history = rowOf(split.history, row);
    const hidden = rowOf(split[part], row);
    const predicted = ratings.predict({ history }, hidden.indices);
    const mean = meanOf(history);
    hidden.values.forEach((rating, p) => {
      own.add(at, predicted[p]!.rating - rating);
      guess.add(at, mean - rating);
      if (predicted[p]!.neighbours > 0) fromNeighbours++;
    });
  });
  const { scale } = ratings;
  return { ...own.figures(random), ratings: own.count(), fromNeighbours, scale, baseline: guess.figures(random) };
}

/** Of a history, which is never empty. */
const meanOf = ({ values }: SparseRow): number => values.reduce((sum, rating) => sum + rating, 0) / values.length;

/** Sums of errors by listener. */
function createErrors(listeners: number) {
  const counts = new Float64Array(listeners);
  const [absolute, squared] = [new Float64Array(listeners), new Float64Array(listeners)];
  const count = () => counts.reduce((sum, n) => sum + n, 0);
  return {
    count,
    add(listener: number, error: number): void {
      counts[listener]!++;
      absolute[listener]! += Math.abs(error);
      squared[listener]! += error * error;
    },
    figures(random: Random): RatingErrors {
      const [mae, mse] = bootstrapIntervals(
        [absolute, squared].map((sums) => linearised(sums, counts)),
        random,
      ) as [Interval, Interval];
      const root = (x: number) => Math.sqrt(Math.max(0, x));
      return { mae, mse, rmse: { value: root(mse.value), low: root(mse.low), high: root(mse.high) } };
    },
  };
}

/**
 * A number a listener whose mean is Σ sums ÷ Σ counts, and whose spread over listeners is that of this ratio (Taylor linearisation: Särndal,
 * Swensson & Wretman, Model Assisted Survey Sampling, 1992, sect. 5.6).
 */
function linearised(sums: Float64Array, counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const ratio = sums.reduce((sum, x) => sum + x, 0) / total;
  const usual = total / counts.length;
  return sums.map((sum, listener) => ratio + (sum - ratio * counts[listener]!) / usual);
}
