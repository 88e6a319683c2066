import type { Random } from "@segue/kernels";
import { groupFolds } from "../../dataset/group-folds.js";
import type { LabelledSet } from "../../dataset/labelled-set.js";
import { fitLogistic, type LogisticData, type LogisticWeights, logisticSays, withMiddle } from "./fit.js";

export interface Choosing {
  readonly set: Pick<LabelledSet, "classes" | "labels" | "groups">;
  readonly data: LogisticData;
  readonly regularizations: readonly number[];
  readonly folds: number;
  readonly iterations: number;
  readonly random: Random;
  /** Is told how much is done. */
  readonly report: (fraction: number) => Promise<void>;
}

/** The λ by which folds are foretold best that were left out, groups whole: with the least cross-entropy. */
export async function chooseRegularization({ set, data, folds, random, report, ...options }: Choosing): Promise<number> {
  const strongestFirst = [...options.regularizations].sort((a, b) => b - a);
  if (strongestFirst.length === 1) return strongestFirst[0]!;
  const foldOf = groupFolds(set, folds, random);
  const losses = strongestFirst.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const learned = subsetOfRows(data, (row) => foldOf[row] !== fold);
    const held = subsetOfRows(data, (row) => foldOf[row] === fold);
    if (learned.x.length === 0 || held.x.length === 0) continue;
    let start: LogisticWeights | undefined;
    for (const [i, regularization] of strongestFirst.entries()) {
      const breathe = () => report((fold + i / strongestFirst.length) / folds);
      // From a stronger one it is not far to the next.
      start = await fitLogistic(learned, { regularization, iterations: options.iterations, breathe, ...(start && { start }) });
      losses[i]! += totalLoss(held, start);
    }
  }
  return strongestFirst[losses.indexOf(Math.min(...losses))]!;
}

/** The rows that are wanted. */
export function subsetOfRows({ labels, ...data }: LogisticData, wanted: (row: number) => boolean): LogisticData {
  const { x, columns, classes } = data;
  const rows = Array.from({ length: x.length / columns }, (_, row) => row).filter(wanted);
  const taken = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    taken.set(x.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  if (labels.kind === "one")
    return { ...data, x: taken, labels: { kind: "one", of: Int32Array.from(rows, (row) => labels.of[row]!) } };
  const of = Uint8Array.from(rows.flatMap((row) => Array.from(labels.of.subarray(row * classes, (row + 1) * classes))));
  return { ...data, x: taken, labels: { kind: "several", of } };
}

const LEAST = 1e-7;

function totalLoss(data: LogisticData, weights: LogisticWeights): number {
  const { x, columns, classes, labels } = data;
  const moved = withMiddle(data, weights);
  const said = new Float64Array(classes);
  let loss = 0;
  for (let row = 0; row < x.length / columns; row++) {
    logisticSays({ columns, classes, kind: labels.kind }, moved, x.subarray(row * columns, (row + 1) * columns), said);
    if (labels.kind === "one") loss -= Math.log(Math.max(LEAST, said[labels.of[row]!]!));
    else
      said.forEach((probability, c) => {
        loss -= Math.log(Math.max(LEAST, labels.of[row * classes + c] === 1 ? probability : 1 - probability));
      });
  }
  return loss;
}
