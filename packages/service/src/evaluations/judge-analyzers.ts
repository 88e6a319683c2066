import { type AnalyzeAlgorithm, analyzers, type Config, labelTables } from "@segue/engine";
import { forecastLearning } from "../analyzing/forecast.js";
import { gatherSet } from "../analyzing/gather-set.js";
import { judgeByFolds, readFolds } from "../analyzing/judge-by-folds.js";
import { USUAL_FOLDS } from "../analyzing/wish.js";
import { SegueError } from "../errors.js";
import { type JobContext, part } from "../jobs/handler.js";
import { parametersOf } from "../registry/parameters.js";
import { peakRssMb } from "../registry/spent.js";
import type { EvaluationInput } from "./input.js";
import { readSubject } from "./subject.js";

/** Algorithms that analyze, with their parameters. */
export interface AnalyzingSubject {
  readonly text: string;
  readonly algorithm: AnalyzeAlgorithm;
  readonly config: Config;
}

/** The subjects where they are algorithms that analyze, undefined where none is; throws `invalid-request` where some are. */
export function analyzingSubjects(subjects: readonly string[]): AnalyzingSubject[] | undefined {
  const read = subjects.flatMap((text): AnalyzingSubject[] => {
    const { name, given } = readSubject(text);
    const algorithm = analyzers.find((each) => each.name === name);
    return algorithm === undefined ? [] : [{ text, algorithm, config: parametersOf(algorithm, given) }];
  });
  if (read.length === 0) return undefined;
  if (read.length === subjects.length) return read;
  throw new SegueError(
    "invalid-request",
    `${read[0]!.text} says what tracks are like, and others recommend: they cannot be compared.`,
    {
      hint: "Judge them in two evaluations.",
    },
  );
}

/** Judges algorithms that analyze by the same folds, each on what it reads. */
export async function judgeAnalyzers(subjects: readonly AnalyzingSubject[], input: EvaluationInput, context: JobContext) {
  const { split = USUAL_FOLDS, seed } = input;
  const models = [];
  for (const [i, { text, algorithm, config }] of subjects.entries()) {
    const own: JobContext = {
      ...context,
      report: (done, doing) => context.report((i + done) / subjects.length, `${text}: ${doing}`),
    };
    const gathered = await gatherSet(algorithm, input, { ...own, report: part(own.report, 0, 0.3) });
    await forecastLearning(algorithm, config, gathered.set, readFolds(split), own);
    const recipe = { algorithm, config, seed };
    const evaluation = await judgeByFolds(recipe, gathered, split, { ...own, report: part(own.report, 0.3, 1) });
    models.push({ model: text, algorithm: algorithm.name, ...evaluation, learned: gathered.learned, peakRssMb: peakRssMb() });
  }
  const told = models.map(({ model, labels, metrics }) => ({ model, report: { ...labels, figures: metrics } }));
  return { models, table: labelTables(told) };
}
