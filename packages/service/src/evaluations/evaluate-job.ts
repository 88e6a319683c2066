import { EvaluationError, leaderboard, leaderboardTable, ratingTable } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { SegueError } from "../errors.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import { createModelRegistry } from "../registry/models.js";
import { checkEvaluation } from "./check.js";
import { compared } from "./compared.js";
import { evaluationInput, type EvaluationInput as Input, USUAL_SPLIT } from "./input.js";
import { type Judged, judge } from "./judge.js";
import { judgeAlgorithms } from "./judge-algorithms.js";
import { analyzingSubjects, judgeAnalyzers } from "./judge-analyzers.js";
import { splitByTestData } from "./test-data.js";

/** Metrics in the table for people; the figures of all are in the result. */
const SHOWN = ["recall", "ndcg", "mrr", "map", "hit", "precision", "coverage"];

/** Judges algorithms, trained on a split, or models on test data of the user's own. */
export const evaluateJob = defineJob({
  kind: "evaluate",
  input: evaluationInput,
  resource: () => "",
  async run(input, context) {
    await checkEvaluation(context.services, context.workspace, input);
    const analyzing = input.on === undefined ? analyzingSubjects(input.subjects) : undefined;
    if (analyzing !== undefined) return judgeAnalyzers(analyzing, input, context);
    const split = input.split ?? USUAL_SPLIT;
    try {
      const judged =
        input.on === undefined
          ? await judgeAlgorithms({ ...input, split }, context)
          : await judgeModels(input, input.on, context);
      const [k] = input.k;
      const order = `ndcg@${k}`;
      const models = compared(judged, referenceOf(input, judged, order), input);
      return {
        models,
        table: tablesOf(
          models,
          order,
          SHOWN.map((metric) => `${metric}@${k}`),
        ),
      };
    } catch (thrown) {
      if (thrown instanceof EvaluationError) throw new SegueError("not-enough-data", thrown.message, { cause: thrown });
      throw thrown;
    }
  },
});

/** The lists' figures, and below, where ratings were predicted, how far off. */
function tablesOf(models: ReturnType<typeof compared>, order: string, shown: readonly string[]): string {
  const rated = models.flatMap(({ model, ratings }) => (ratings === undefined ? [] : [{ model, ratings }]));
  const lists = leaderboardTable(models, order, shown);
  return rated.length === 0 ? lists : `${lists}\n\nPredicted ratings:\n${ratingTable(rated)}`;
}

/** Whom the others are compared with: the one that was named, else the best. */
function referenceOf({ subjects, against }: Input, judged: readonly Judged[], order: string): Judged {
  return against === undefined ? leaderboard(judged, order)[0]! : judged[subjects.indexOf(against)]!;
}

async function judgeModels(
  input: Input,
  on: NonNullable<Input["on"]>,
  { services, workspace, pool, report }: JobContext,
): Promise<Judged[]> {
  const models = createModelRegistry(services);
  const judged: Judged[] = [];
  for (const [i, reference] of input.subjects.entries()) {
    const share = 1 / input.subjects.length;
    const record = await models.find(workspace, reference);
    const { recommender, algorithm, tracks } = await models.load(workspace, `${record.name}@${record.version}`);
    const split = await splitByTestData(services, workspace, record, tracks, on, createRandom(input.seed).fork("split"));
    const named = part(report, i * share, (i + 1) * share);
    const judging = { ...input, model: `${record.name}@${record.version}`, algorithm, recommender, split, train: 0 };
    judged.push(await judge(judging, { pool, report: named }));
  }
  return judged;
}
