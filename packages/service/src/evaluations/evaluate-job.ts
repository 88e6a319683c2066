import { type Evaluation, EvaluationError, evaluate, leaderboardTable, type Split } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { SegueError } from "../errors.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import { dataSizeOf } from "../registry/forecast.js";
import { algorithmNamed } from "../registry/model-files.js";
import { createModelRegistry } from "../registry/models.js";
import { forecastTold } from "../registry/refuse-too-large.js";
import { peakRssMb, seconds } from "../registry/train-job.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { checkEvaluation, readSplit } from "./check.js";
import { evaluationInput, type EvaluationInput as Input } from "./input.js";
import { parseSubject } from "./subject.js";
import { splitByTestData } from "./test-data.js";

/** The figures of one algorithm or model. */
interface Judged {
  readonly model: string;
  readonly algorithm: string;
  readonly split: string;
  readonly seed: number;
  readonly users: number;
  readonly metrics: Evaluation["metrics"];
  readonly seconds: { readonly train: number; readonly score: number };
  readonly peakRssMb: number;
  readonly perUser?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Metrics in the table for people; the figures of all are in the result. */
const SHOWN = ["recall", "ndcg", "mrr", "map", "hit", "precision", "coverage"];

/** Judges algorithms, trained on a split, or models on test data of the user's own. */
export const evaluateJob = defineJob({
  kind: "evaluate",
  input: evaluationInput,
  resource: () => "",
  async run(input, context) {
    await checkEvaluation(context.services, context.workspace, input);
    try {
      const models = input.on === undefined ? await judgeAlgorithms(input, context) : await judgeModels(input, input.on, context);
      const [k] = input.k;
      return {
        models,
        table: leaderboardTable(
          models,
          `ndcg@${k}`,
          SHOWN.map((metric) => `${metric}@${k}`),
        ),
      };
    } catch (thrown) {
      if (thrown instanceof EvaluationError) throw new SegueError("not-enough-data", thrown.message, { cause: thrown });
      throw thrown;
    }
  },
});

async function judgeAlgorithms(input: Input, context: JobContext): Promise<Judged[]> {
  const { services, workspace, report } = context;
  await report(0, "loading the data");
  const dataset = await currentDataset(services, workspace, part(report, 0, 0));
  const split = readSplit(input.split).split(dataset, createRandom(input.seed).fork("split"));
  // The whole is still there while a part of it is learned from.
  const trainingSize = { ...dataSizeOf(split.train), events: 2 * dataset.events.length };
  const judged: Judged[] = [];
  for (const [i, text] of input.subjects.entries()) {
    const { algorithm: name, config } = parseSubject(text);
    const algorithm = algorithmNamed(name);
    const share = 1 / input.subjects.length;
    const named: JobContext["report"] = (fraction, doing) =>
      part(report, i * share, (i + 1) * share)(fraction, `${text}: ${doing}`);
    await forecastTold(context, algorithm, config, trainingSize);
    const started = performance.now();
    const recommender = await algorithm.train(split.train, config, {
      random: createRandom(input.seed),
      report: part(named, 0, 0.7),
    });
    const train = performance.now() - started;
    judged.push(await judge({ ...input, model: text, algorithm: name, recommender, split, train }, part(named, 0.7, 1)));
  }
  return judged;
}

async function judgeModels(
  input: Input,
  on: NonNullable<Input["on"]>,
  { services, workspace, report }: JobContext,
): Promise<Judged[]> {
  const models = createModelRegistry(services);
  const judged: Judged[] = [];
  for (const [i, reference] of input.subjects.entries()) {
    const share = 1 / input.subjects.length;
    const record = await models.find(workspace, reference);
    const { recommender, algorithm, tracks } = await models.load(workspace, `${record.name}@${record.version}`);
    const split = await splitByTestData(services, workspace, record, tracks, on, createRandom(input.seed).fork("split"));
    const named = part(report, i * share, (i + 1) * share);
    judged.push(
      await judge({ ...input, model: `${record.name}@${record.version}`, algorithm, recommender, split, train: 0 }, named),
    );
  }
  return judged;
}

interface Judging extends Pick<Input, "k" | "seed" | "perUser">, Pick<Judged, "model" | "algorithm"> {
  readonly recommender: Parameters<typeof evaluate>[0]["recommender"];
  readonly split: Split;
  /** Milliseconds. */
  readonly train: number;
}

async function judge(judging: Judging, report: JobContext["report"]): Promise<Judged> {
  const { model, algorithm, recommender, split, k, seed, perUser, train } = judging;
  const started = performance.now();
  const { users, metrics, perListener } = await evaluate({
    recommender,
    split,
    part: "test",
    k,
    random: createRandom(seed).fork("intervals"),
    report,
    perListener: perUser,
  });
  const score = performance.now() - started;
  return {
    model,
    algorithm,
    split: split.text,
    seed,
    users,
    metrics,
    seconds: { train: seconds(train), score: seconds(score) },
    peakRssMb: peakRssMb(),
    ...(perListener ? { perUser: byListener(perListener) } : {}),
  };
}

function byListener({ ids, values }: NonNullable<Evaluation["perListener"]>): NonNullable<Judged["perUser"]> {
  const names = Object.keys(values);
  return Object.fromEntries(ids.map((id, row) => [id, Object.fromEntries(names.map((name) => [name, values[name]![row]!]))]));
}
