import type { DenseMatrix } from "@segue/kernels";
import type { LabelledSet } from "../../dataset/labelled-set.js";

/** What a model said of examples that it had not learned from, beside what is true of them. */
export interface JudgedSet {
  readonly set: Pick<LabelledSet, "classes" | "labels" | "groups">;
  /** examples × classes. */
  readonly said: DenseMatrix;
  /** From which probability on a label was decided for; one half unless given. */
  readonly threshold?: number;
}

/** What was said of a class: how probable it was for each example, and whether it was right. A class is a yes or no of its own. */
export interface ClassCases {
  readonly probability: Float64Array;
  readonly isRight: Uint8Array;
  /** Whether the model decided for it: the most probable class, or a label whose probability reaches the threshold. */
  readonly isSaid: Uint8Array;
}

/** For each class the examples of these numbers. */
export function casesByClass({ set: { classes, labels }, said, threshold = 0.5 }: JudgedSet, chosen: Int32Array): ClassCases[] {
  const width = classes.length;
  const best = labels.kind === "one" ? Int32Array.from(chosen, (i) => largest(said, i)) : undefined;
  return classes.map((_, c) => ({
    probability: Float64Array.from(chosen, (i) => said.data[i * width + c]!),
    isRight: Uint8Array.from(chosen, (i) => Number(labels.kind === "one" ? labels.of[i] === c : labels.of[i * width + c] === 1)),
    isSaid: Uint8Array.from(chosen, (i, at) =>
      Number(best === undefined ? said.data[i * width + c]! >= threshold : best[at] === c),
    ),
  }));
}

/** The class that is most probable, the first of equals. */
export function largest({ data, cols }: DenseMatrix, row: number): number {
  let best = 0;
  for (let c = 1; c < cols; c++) if (data[row * cols + c]! > data[row * cols + best]!) best = c;
  return best;
}
