import { type Random, zeros } from "@segue/kernels";
import type { AnalyzeAlgorithm, AnalyzeContext, Analyzer } from "../../algorithms/analyze-algorithm.js";
import type { Config } from "../../algorithms/config.js";
import { fitTo } from "../../dataset/fitting.js";
import { groupFolds } from "../../dataset/group-folds.js";
import type { LabelledSet } from "../../dataset/labelled-set.js";
import type { JudgedSet } from "./judged.js";

export interface CrossValidation {
  readonly algorithm: Pick<AnalyzeAlgorithm, "train">;
  readonly config: Config;
  readonly set: LabelledSet;
  readonly folds: number;
  /** Decides the folds: the same for all that are compared. */
  readonly random: Random;
  /** What trainings get; what they draw at random is forked by the fold. */
  readonly context: Omit<AnalyzeContext, "checkpoints" | "learned">;
  /** Where the training without a fold (from 1) notes how far it is, and who is told of its epochs; absent where nobody would go on with it, nor wants to know. */
  ofFold?(fold: number): Pick<AnalyzeContext, "checkpoints" | "learned">;
}

/** Leaves out one fold after the other, groups whole, and has it judged by a model that learned from the others: what is said of every example, by models that did not know it. */
export async function crossValidate(validation: CrossValidation): Promise<JudgedSet> {
  let last: FoldJudged | undefined;
  for await (const fold of foldByFold(validation)) last = fold;
  return last?.judged ?? { set: validation.set, said: zeros(0, validation.set.classes.length) };
}

/** What is said after a fold. */
export interface FoldJudged {
  /** Of examples of later folds nothing (zeros) is said yet. */
  readonly judged: JudgedSet;
  /** The examples of which something is said so far, fold by fold. */
  readonly known: Int32Array;
}

/** The same, told after each fold: whoever has heard enough ends it. */
export async function* foldByFold(validation: CrossValidation): AsyncGenerator<FoldJudged> {
  const { algorithm, config, set, folds, random, context } = validation;
  const foldOf = groupFolds(set, folds, random);
  const said = zeros(set.examples.length, set.classes.length);
  const known: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const of = (isLeftOut: boolean) => [...foldOf.keys()].filter((i) => (foldOf[i] === fold) === isLeftOut);
    const leftOut = of(true);
    if (leftOut.length === 0) continue;
    const own = {
      ...context,
      ...validation.ofFold?.(fold + 1),
      random: context.random.fork(`fold ${fold}`),
      report: (done: number, doing: string) => context.report((fold + done) / folds, `fold ${fold + 1} of ${folds}: ${doing}`),
    };
    const { learned, read } = fitTo(set, of(false));
    const model: Analyzer = await algorithm.train(learned, config, own);
    const rows = await model.analyze(leftOut.map((i) => read(set.examples[i]!)));
    const { threshold } = model;
    await model.close?.();
    leftOut.forEach((i, row) => {
      said.data.set(rows.data.subarray(row * rows.cols, (row + 1) * rows.cols), i * said.cols);
    });
    known.push(...leftOut);
    yield { judged: { set, said, ...(threshold !== undefined && { threshold }) }, known: Int32Array.from(known) };
  }
}
