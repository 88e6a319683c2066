import type { DenseMatrix, Random } from "@segue/kernels";
import { binned } from "./bins.js";
import { growTree } from "./tree.js";

const TREES = 120;
const LEARNING_RATE = 0.08;
/** Bins of a feature, the one of unknown values included. */
const BINS = 33;
/** No more rows than these are learned from: with large catalogues, time stays bounded. */
const LESSONS = 20_000;
/** Each tree sees this share of the rows and of the features. */
const SAMPLE = 0.6;

/** What a regression learns from. */
export interface Lesson {
  /** Rows × features; NaN: unknown. */
  readonly features: DenseMatrix;
  /** By row; NaN: not to be learned from. */
  readonly y: Float64Array;
  /** The rows whose prediction is wanted. */
  readonly asked: Uint32Array;
  readonly random: Random;
}

/**
 * Adds to the predictions what gradient-boosted regression trees learn of their residuals:
 * Friedman, “Stochastic gradient boosting”, 2002. Each tree is fitted to what the ones before leave. The
 * rows that are not asked for may keep their start.
 */
export function boost({ features, y, asked, random }: Lesson, start: Float64Array): Float64Array {
  const predictions = start.slice();
  const bins = featureBins(features);
  const known = lessons(y, random);
  const wanted = Uint32Array.from(new Set([...known, ...asked])).sort();
  const residuals = new Float64Array(y.length);
  for (let t = 0; t < TREES; t++) {
    for (const row of known) residuals[row] = y[row]! - predictions[row]!;
    const rows = known.filter(() => random.next() < SAMPLE);
    const columns = bins.filter(() => random.next() < SAMPLE);
    growTree({ columns, bins: BINS, rows, wanted, residuals }, predictions, LEARNING_RATE);
  }
  return predictions;
}

/** The rows with a number, or a draw of them. */
function lessons(y: Float64Array, random: Random): Uint32Array {
  const known = Uint32Array.from(y.keys()).filter((row) => !Number.isNaN(y[row]!));
  return known.length <= LESSONS ? known : random.fork("lessons").shuffle(known).subarray(0, LESSONS).sort();
}

function featureBins({ rows, cols, data }: DenseMatrix): Uint8Array[] {
  return Array.from({ length: cols }, (_, c) => {
    const values = Float64Array.from({ length: rows }, (_, row) => data[row * cols + c]!);
    return Uint8Array.from(binned({ kind: "number", values }, BINS - 1).of);
  });
}
