import { choleskyFactor, type Random } from "@segue/kernels";
import { groupFolds } from "../../dataset/group-folds.js";
import type { LabelledSet } from "../../dataset/labelled-set.js";
import { chooseRegularization, subsetOfRows } from "../logistic/choose.js";
import { fitLogistic, type LogisticData, type LogisticWeights, logisticSays } from "../logistic/fit.js";
import { KNOTS, type NormalScores, normalScoresOf, scored } from "./normal-scores.js";

/** A regression on how like a row of numbers is to others. */
export interface Radial {
  readonly scores: NormalScores;
  /** Rows that others are compared with, as scores: rows × columns. */
  readonly landmarks: Float32Array;
  /** (landmarks + 1) × labels; the last row are the biases. */
  readonly weights: Float32Array;
}

/** Rows that others are compared with at most: what this costs grows with their cube. */
const MOST_LANDMARKS = 500;
const PENALTIES = [0.001, 0.003, 0.01, 0.03];
const ITERATIONS = 60;
const FOLDS = 5;
/** What is added to the likeness of a landmark to itself, so that equal ones do no harm. */
const JITTER = 1e-5;

type Several = LabelledSet & { readonly labels: { readonly kind: "several"; readonly of: Uint8Array } };

/**
 * Regularised logistic regression with a radial basis (Zhu & Hastie, "Kernel logistic regression and the import vector machine", JCGS 2005; where there are many rows, by some of them: Williams & Seeger, "Using the Nyström
 * method", NIPS 2000), a label at a time. `leftOut` is what it says of each row, learned from folds that lack it: rows × labels.
 */
export async function learnRadial(
  rows: readonly Float32Array[],
  set: Several,
  random: Random,
  breathe: () => Promise<void>,
): Promise<{ readonly radial: Radial; readonly leftOut: Float32Array }> {
  const classes = set.classes.length;
  const scores = normalScoresOf(rows);
  const all = rows.map((row) => scored(scores, row));
  const chosen = random
    .shuffle([...all.keys()])
    .slice(0, MOST_LANDMARKS)
    .sort((a, b) => a - b);
  const landmarks = chosen.map((i) => all[i]!);
  const lower = likenessFactor(landmarks);
  const m = landmarks.length;
  const x = new Float32Array(all.length * m);
  all.forEach((row, i) => {
    x.set(solvedDown(lower, m, likenessTo(landmarks, row)), i * m);
  });
  const data: LogisticData = { x, columns: m, classes, labels: set.labels };
  const choosing = { set, data, regularizations: PENALTIES, folds: 3, iterations: ITERATIONS, random: random.fork("penalty") };
  const regularization = await chooseRegularization({ ...choosing, report: breathe });
  const learn = (of: LogisticData) => fitLogistic(of, { regularization, iterations: ITERATIONS, breathe });
  const foldOf = groupFolds(set, FOLDS, random.fork("folds"));
  const leftOut = new Float32Array(all.length * classes);
  const said = new Float64Array(classes);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = await learn(subsetOfRows(data, (row) => foldOf[row] !== fold));
    foldOf.forEach((own, row) => {
      if (own !== fold) return;
      logisticSays({ columns: m, classes, kind: "several" }, weights, x.subarray(row * m, (row + 1) * m), said);
      leftOut.set(said, row * classes);
    });
  }
  const weights = onLikeness(lower, m, classes, await learn(data));
  return { radial: { scores, landmarks: joined(landmarks), weights }, leftOut };
}

/** Seconds a multiplication. */
const MULTIPLICATION = 1.5e-9;

/** What learning takes, in bytes and seconds, and what is kept. */
export function radialCost(rows: number, columns: number, labels: number) {
  const m = Math.min(rows, MOST_LANDMARKS);
  const trainings = 3 * PENALTIES.length + FOLDS + 1;
  return {
    bytes: 8 * (2 * rows * m + m * m + rows * columns),
    model: 4 * (m * (columns + labels) + KNOTS * columns),
    seconds: MULTIPLICATION * (trainings * ITERATIONS * 2 * rows * m * labels + rows * m * (m + columns)),
  };
}

/** How probable each label is for a row, into `out`. */
export function radialSays({ scores, landmarks, weights }: Radial, row: Float32Array, out: Float64Array): void {
  const own = scored(scores, row);
  const others = Array.from({ length: landmarks.length / own.length }, (_, i) =>
    landmarks.subarray(i * own.length, (i + 1) * own.length),
  );
  const columns = others.length;
  const likeness = Float32Array.from(likenessTo(others, own));
  logisticSays({ columns, classes: out.length, kind: "several" }, Float64Array.from(weights), likeness, out);
}

/** e^(−‖a − b‖² ÷ 2 columns): what scores lie apart by chance comes to e^−1. */
function likenessTo(landmarks: readonly Float32Array[], row: Float32Array): Float64Array {
  return Float64Array.from(landmarks, (landmark) => {
    let sum = 0;
    for (let c = 0; c < row.length; c++) sum += (row[c]! - landmark[c]!) ** 2;
    return Math.exp(-sum / (2 * row.length));
  });
}

/** L of the likeness of all to all, L Lᵀ: a row of likeness k becomes numbers L⁻¹ k, whose products are likeness again. */
function likenessFactor(landmarks: readonly Float32Array[]): Float64Array {
  const m = landmarks.length;
  const lower = new Float64Array(m * m);
  landmarks.forEach((row, i) => {
    lower.set(likenessTo(landmarks, row), i * m);
    lower[i * m + i]! += JITTER;
  });
  choleskyFactor(lower, m);
  return lower;
}

/** Solves L x = b in place. */
function solvedDown(lower: Float64Array, m: number, b: Float64Array): Float64Array {
  for (let i = 0; i < m; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * m + k]! * b[k]!;
    b[i] = sum / lower[i * m + i]!;
  }
  return b;
}

/** Weights of L⁻¹ k as weights of k itself: L⁻ᵀ w, label by label. */
function onLikeness(lower: Float64Array, m: number, classes: number, learned: LogisticWeights): Float32Array {
  const weights = learned.slice();
  for (let i = m - 1; i >= 0; i--)
    for (let c = 0; c < classes; c++) {
      const value = weights[i * classes + c]! / lower[i * m + i]!;
      weights[i * classes + c] = value;
      for (let k = 0; k < i; k++) weights[k * classes + c]! -= lower[i * m + k]! * value;
    }
  return Float32Array.from(weights);
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]!.length;
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    out.set(row, i * width);
  });
  return out;
}
