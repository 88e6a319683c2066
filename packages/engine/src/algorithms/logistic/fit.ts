import { minimise } from "@segue/kernels";

/** Rows of numbers and what each is: a class (its number), or labels that apply (1) or do not (0). */
export interface LogisticData {
  /** rows × columns, row-major, brought to scale; of what is mostly 0 the mean is left to `middle`, so that zeros stay what costs nothing. */
  readonly x: Float32Array;
  /** What is to be taken off each column yet; nothing unless given. */
  readonly middle?: Float32Array;
  readonly columns: number;
  readonly classes: number;
  readonly labels: { readonly kind: "one"; readonly of: Int32Array } | { readonly kind: "several"; readonly of: Uint8Array };
}

/** (columns + 1) × classes, row-major; the last row are the biases. */
export type LogisticWeights = Float64Array;

export interface LogisticOptions {
  readonly regularization: number;
  readonly iterations: number;
  /** Where to begin; zeros unless given. */
  readonly start?: LogisticWeights;
  readonly breathe: () => Promise<void>;
}

/**
 * Regularised logistic regression: the least of mean cross-entropy + λ/2 ‖W‖², biases left out of the norm. One class of several is told by a softmax, labels each by a regression of its own
 * (Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 2009, 4.4).
 */
export async function fitLogistic(data: LogisticData, { regularization, iterations, start, breathe }: LogisticOptions) {
  const weights = start?.slice() ?? new Float64Array((data.columns + 1) * data.classes);
  await minimise((w, gradient) => lossOf(data, regularization, w, gradient), weights, { iterations, tolerance: 1e-6, breathe });
  return weights;
}

/** The probabilities of one row, into `out` (classes). */
export function logisticSays(
  { columns, classes, kind }: { readonly columns: number; readonly classes: number; readonly kind: "one" | "several" },
  weights: LogisticWeights,
  row: Float32Array,
  out: Float64Array,
): void {
  for (let c = 0; c < classes; c++) out[c] = weights[columns * classes + c]!;
  for (let f = 0; f < columns; f++) {
    const value = row[f]!;
    if (value !== 0) for (let c = 0, w = f * classes; c < classes; c++, w++) out[c]! += value * weights[w]!;
  }
  if (kind === "one") softmaxInPlace(out);
  else for (let c = 0; c < classes; c++) out[c] = 1 / (1 + Math.exp(-out[c]!));
}

function softmaxInPlace(out: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const each of out) most = Math.max(most, each);
  let sum = 0;
  for (let c = 0; c < out.length; c++) sum += out[c] = Math.exp(out[c]! - most);
  for (let c = 0; c < out.length; c++) out[c]! /= sum;
}

/** A probability counts as at least this. */
const LEAST = 1e-15;

function lossOf(data: LogisticData, lambda: number, w: Float64Array, gradient: Float64Array): number {
  const { x, columns, classes, labels } = data;
  const rows = x.length / columns;
  const said = new Float64Array(classes);
  const moved = withMiddle(data, w);
  let loss = 0;
  gradient.fill(0);
  for (let r = 0; r < rows; r++) {
    const row = x.subarray(r * columns, (r + 1) * columns);
    logisticSays({ columns, classes, kind: labels.kind }, moved, row, said);
    for (let c = 0; c < classes; c++) {
      const right = labels.kind === "one" ? (labels.of[r] === c ? 1 : 0) : labels.of[r * classes + c]!;
      if (labels.kind === "several" || right === 1) loss -= Math.log(Math.max(LEAST, right === 1 ? said[c]! : 1 - said[c]!));
      said[c] = (said[c]! - right) / rows;
    }
    for (let f = 0; f < columns; f++) {
      const value = row[f]!;
      if (value !== 0) for (let c = 0, g = f * classes; c < classes; c++, g++) gradient[g]! += value * said[c]!;
    }
    for (let c = 0, g = columns * classes; c < classes; c++, g++) gradient[g]! += said[c]!;
  }
  takeMiddle(data, gradient);
  let norm = 0;
  for (let i = 0; i < columns * classes; i++) {
    norm += w[i]! ** 2;
    gradient[i]! += lambda * w[i]!;
  }
  return loss / rows + (lambda / 2) * norm;
}

/** Weights that say of columns as they are what `w` says of columns whose middle was taken off: (x − m)·w + b = x·w + (b − m·w). */
export function withMiddle({ middle, columns, classes }: LogisticData, w: LogisticWeights): LogisticWeights {
  if (middle === undefined) return w;
  const moved = w.slice();
  for (let f = 0; f < columns; f++)
    if (middle[f] !== 0) for (let c = 0; c < classes; c++) moved[columns * classes + c]! -= middle[f]! * w[f * classes + c]!;
  return moved;
}

/** The same for slopes: what rows add up to in the bias, times what was not taken off. */
function takeMiddle({ middle, columns, classes }: LogisticData, gradient: Float64Array): void {
  if (middle === undefined) return;
  for (let f = 0; f < columns; f++)
    if (middle[f] !== 0)
      for (let c = 0; c < classes; c++) gradient[f * classes + c]! -= middle[f]! * gradient[columns * classes + c]!;
}
