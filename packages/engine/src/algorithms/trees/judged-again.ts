import type { Random } from "@segue/kernels";
import type { LabelledSet } from "../../dataset/labelled-set.js";
import type { ModelFiles, Tensor } from "../algorithm.js";
import { chooseRegularization } from "../logistic/choose.js";
import { fitLogistic, type LogisticData, logisticSays } from "../logistic/fit.js";
import { KNOTS } from "../radial/normal-scores.js";
import { learnRadial, type Radial, radialSays } from "../radial/regression.js";
import { dataOf } from "../tensors.js";
import type { Table } from "./ground.js";

/**
 * A regression from what is said of all labels to each of them (stacking: Wolpert, "Stacked generalization", 1992). It mends probabilities that averages of trees draw towards the middle, and knows which labels go
 * together.
 */
export interface JudgedAgain {
  /** (what is read + 1) × labels: what trees say of each label is read, then what `radial` does. */
  readonly weights: Float32Array;
  /** What tells labels beside the trees; absent where nothing does. */
  readonly radial?: Radial;
}

/** Penalties of which one is chosen. */
const PENALTIES = [0.003, 0.01, 0.03, 0.1];
const ITERATIONS = 100;

interface Learning {
  /** Of several labels. */
  readonly set: LabelledSet;
  readonly table: Table;
  /** What trees say of rows that they did not learn from: rows × labels. */
  readonly leftOut: Float32Array;
  /** Whether something else than trees is to be read, too. */
  readonly likeness: boolean;
  readonly random: Random;
  readonly report: () => Promise<void>;
}

/** Learns from what is said of examples by what did not learn from them; nothing where examples are of one class. */
export async function learnToJudgeAgain({
  set,
  table,
  leftOut,
  likeness,
  random,
  report,
}: Learning): Promise<JudgedAgain | undefined> {
  const { labels } = set;
  if (labels.kind !== "several") return undefined;
  const classes = set.classes.length;
  const rows = set.examples.map((_, i) => table.x.subarray(i * table.columns, (i + 1) * table.columns));
  const beside = likeness ? await learnRadial(rows, { ...set, labels }, random.fork("likeness"), report) : undefined;
  const columns = beside === undefined ? classes : 2 * classes;
  const x = new Float32Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    x.set(leftOut.subarray(i * classes, (i + 1) * classes).map(logOdds), i * columns);
    if (beside) x.set(beside.leftOut.subarray(i * classes, (i + 1) * classes).map(logOdds), i * columns + classes);
  }
  const data: LogisticData = { x, columns, classes, labels };
  const regularization = await chooseRegularization({
    ...{ set, data, regularizations: PENALTIES, folds: 5, iterations: ITERATIONS },
    random: random.fork("again"),
    report,
  });
  const weights = await fitLogistic(data, { regularization, iterations: ITERATIONS, breathe: report });
  return { weights: Float32Array.from(weights), ...(beside && { radial: beside.radial }) };
}

/** Judges a row once more: `said`, what trees say of its labels, becomes what is to be said. */
export function judgeAgain({ weights, radial }: JudgedAgain, row: Float32Array, said: Float64Array): void {
  const classes = said.length;
  const own = Float32Array.from(said, logOdds);
  if (radial) radialSays(radial, row, said);
  const read = radial ? Float32Array.from([...own, ...Array.from(said, logOdds)]) : own;
  logisticSays({ columns: read.length, classes, kind: "several" }, Float64Array.from(weights), read, said);
}

/** Probabilities beyond these are as sure as trees can be. */
const SURE = 0.02;

function logOdds(probability: number): number {
  const bounded = Math.min(1 - SURE, Math.max(SURE, probability));
  return Math.log(bounded / (1 - bounded));
}

/** It as tensors. */
export function storedJudge(judge: JudgedAgain | undefined): Record<string, Tensor> {
  const column = (data: Float32Array): Tensor => ({ shape: [data.length], data });
  const { radial } = judge ?? {};
  return {
    again: column(judge?.weights ?? new Float32Array()),
    ...(radial && {
      knots: column(radial.scores.knots),
      landmarks: column(radial.landmarks),
      likeness: column(radial.weights),
    }),
  };
}

/** What {@link storedJudge} stored; undefined where nothing was. Throws an Error where the tensors do not fit together. */
export function restoredJudge(files: ModelFiles, columns: number, labels: number): JudgedAgain | undefined {
  const weights = dataOf(files, "again", Float32Array);
  if (weights.length === 0) return undefined;
  const radial = "landmarks" in files.tensors ? restoredRadial(files, columns, labels) : undefined;
  if (weights.length !== ((radial ? 2 : 1) * labels + 1) * labels) throw new Error("The model's tensors are no trees.");
  return { weights, ...(radial && { radial }) };
}

function restoredRadial(files: ModelFiles, columns: number, labels: number): Radial {
  const [knots, landmarks, weights] = ["knots", "landmarks", "likeness"].map((name) => dataOf(files, name, Float32Array)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  if (
    knots.length !== KNOTS * columns ||
    landmarks.length % columns !== 0 ||
    weights.length !== (landmarks.length / columns + 1) * labels
  )
    throw new Error("The model's tensors are no trees.");
  return { scores: { knots }, landmarks, weights };
}
