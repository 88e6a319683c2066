import {
  type Algorithm,
  type AnalyzeAlgorithm,
  analyzers,
  EvaluationError,
  type LabelMeasure,
  labelMeasures,
  type Measure,
  measureOf,
  type Search,
  searches,
  spaceOf,
} from "@segue/engine";
import { readFolds } from "../analyzing/judge-by-folds.js";
import { SegueError } from "../errors.js";
import { readSplit } from "../evaluations/read-split.js";
import { algorithmNamed } from "../registry/model-files.js";
import { parametersOf } from "../registry/parameters.js";
import type { TuningWish } from "./wish.js";

/** A wish whose words were understood. */
export type ReadWish = ListeningWish | LabelWish;

export interface ListeningWish {
  readonly task: "recommend";
  readonly algorithm: Algorithm;
  readonly search: Search;
  readonly measure: Measure;
  readonly split: ReturnType<typeof readSplit>;
}

export interface LabelWish {
  readonly task: "analyze";
  readonly algorithm: AnalyzeAlgorithm;
  readonly search: Search;
  /** Undefined where labels are to decide. */
  readonly measure: LabelMeasure | undefined;
  readonly folds: number;
}

/** Of so many folds one is the test part, and at least two are validated by each other. */
const FEWEST_FOLDS = 3;

/** Reads a wish; throws `unknown-algorithm`, `invalid-parameter`, `invalid-split`, or `invalid-metric`. */
export function readTuning(wish: TuningWish): ReadWish {
  const search = searches.find((each) => each.name === wish.search)!;
  const algorithm = recipeNamed(wish.algorithm);
  parametersOf(algorithm, wish.config);
  if (algorithm.task === "analyze")
    return { task: "analyze", algorithm, search, measure: readLabelMeasure(wish.metric), folds: readParts(wish.split) };
  // A wish to recommend has one: it was decided when the wish was taken.
  return { task: "recommend", algorithm, search, measure: readMeasure(wish.metric!), split: readSplit(wish.split) };
}

/** The algorithm of that name, whatever it does; throws `unknown-algorithm`. */
export const recipeNamed = (name: string): Algorithm | AnalyzeAlgorithm =>
  analyzers.find((each) => each.name === name) ?? algorithmNamed(name);

/** Which way the figures of trials are better; nobody knows before there is one. */
export const betterOf = (read: ReadWish): "higher" | "lower" =>
  (read.task === "analyze" ? read.measure : read.measure.metric)?.better ?? "higher";

/** Refuses a wish by which there is nothing to search over; throws `invalid-parameter`. */
export function checkSpace({ algorithm, config }: TuningWish): void {
  if (spaceOf(recipeNamed(algorithm), config).length > 0) return;
  throw new SegueError("invalid-parameter", `${algorithm} has no parameter left to search over.`, {
    hint: "Fix fewer parameters, or evaluate the algorithm instead.",
  });
}

/** A metric by which recommenders can be compared; throws `invalid-metric`. */
export function readMeasure(metric: string): Measure {
  try {
    return measureOf(metric);
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw new SegueError("invalid-metric", thrown.message, { cause: thrown });
    throw thrown;
  }
}

function readLabelMeasure(metric: string | undefined): LabelMeasure | undefined {
  const measure = labelMeasures.find(({ name }) => name === metric);
  if (metric === undefined || measure !== undefined) return measure;
  throw new SegueError("invalid-metric", `${JSON.stringify(metric)} is no figure of what analyzes.`, {
    hint: `There are ${labelMeasures.map(({ name }) => name).join(", ")}.`,
  });
}

function readParts(split: string): number {
  const folds = readFolds(split);
  if (folds >= FEWEST_FOLDS) return folds;
  throw new SegueError("invalid-split", `${split} leaves nothing to choose by.`, {
    hint: `Write folds:N, N from ${FEWEST_FOLDS}: one is kept for the end, the others are told by models that learned from the rest of them.`,
  });
}
