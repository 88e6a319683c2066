import { type AnalyzeAlgorithm, fitToAll, labelTables } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { type JobContext, part } from "../jobs/handler.js";
import type { ModelRecord } from "../ports/models.js";
import { learning } from "../registry/learning.js";
import { parametersOf } from "../registry/parameters.js";
import { publishModel } from "../registry/publish.js";
import { secondsText } from "../registry/refuse-too-large.js";
import { peakRssMb, seconds } from "../registry/spent.js";
import { VERSION } from "../version.js";
import { encodeAnalyzer } from "./analyzer-files.js";
import { forecastLearning } from "./forecast.js";
import { gatherSet } from "./gather-set.js";
import { judgeByFolds, readFolds } from "./judge-by-folds.js";
import { tellLayout } from "./layout.js";
import { type LearningWish, NOT_JUDGED, USUAL_FOLDS } from "./wish.js";

export interface AnalyzerWish extends LearningWish {
  readonly config: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly as?: string | undefined;
  /** `folds:N`, or `none`; five folds unless given. */
  readonly evaluate?: string | undefined;
}

/** Trains a model that analyzes on the labels of the imported music and tables, judges its recipe by folds, and puts it into the registry. */
export async function trainAnalyzer(algorithm: AnalyzeAlgorithm, wish: AnalyzerWish, context: JobContext) {
  const { services, workspace, id, pool, log } = context;
  const { seed, as: name = algorithm.name, evaluate: split = USUAL_FOLDS } = wish;
  const config = parametersOf(algorithm, wish.config);
  const isJudged = split !== NOT_JUDGED;
  const trainings = 1 + (isJudged ? readFolds(split) : 0);
  const stages = ["load", ...(isJudged ? ["judge"] : []), "train", "register"];
  await context.stage(stages, "load");
  await context.report(0, "looking for labels");
  const started = performance.now();
  const gathered = await gatherSet(algorithm, wish, { ...context, report: part(context.report, 0, 0.3) });
  const { set, learned } = gathered;
  const loaded = performance.now();
  const layout = await tellLayout(algorithm, config, set, log);
  const estimate = await forecastLearning(algorithm, config, set, trainings, context);
  const own = 0.95 - 0.65 / trainings;
  const judging = { ...context, report: part(context.report, 0.3, own) };
  // First: where the data cannot be divided so, nobody waits for a training.
  if (isJudged) await context.stage(stages, "judge");
  const evaluation = isJudged ? await judgeByFolds({ algorithm, config, seed }, gathered, split, judging) : null;
  await context.stage(stages, "train");
  const kept = learning(context, { algorithm: algorithm.name, config, seed, dataset: set }, { isKept: true });
  const training = {
    random: createRandom(seed),
    pool,
    runtime: services.runtime,
    ...kept,
    report: part(context.report, own, 0.95),
  };
  const analyzer = await algorithm.train(fitToAll(set), config, training);
  const took = kept.elapsed();
  await log(`trained in ${secondsText(took / 1000)}, at most ${peakRssMb()} MB`);
  await context.stage(stages, "register");
  await context.report(0.95, "storing the model");
  const files = encodeAnalyzer({
    ...{ algorithm: algorithm.name, config, seed, dataset: set.fingerprint, analyzer, learned },
    curves: kept.curves(),
  });
  await analyzer.close?.();
  const record: Omit<ModelRecord, "version"> = {
    ...{ name, algorithm: algorithm.name, task: algorithm.task, config, seed, dataset: set.fingerprint },
    ...{ holds: "tracks", users: 0, tracks: learned.tracks },
    bytes: Object.values(files).reduce((sum, file) => sum + file.byteLength, 0),
    seconds: { load: seconds(loaded - started), train: seconds(took) },
    peakRssMb: peakRssMb(),
    createdAt: services.clock.now(),
    ...{ codeVersion: VERSION, job: id, evaluation, origin: null, estimate },
  };
  const version = await publishModel(services, workspace, record, files);
  const table = evaluation && labelTables([{ model: name, report: { ...evaluation.labels, figures: evaluation.metrics } }]);
  return {
    ...{ model: name, version, algorithm: algorithm.name, task: algorithm.task, dataset: set.fingerprint },
    ...{ seconds: record.seconds, peakRssMb: record.peakRssMb, learned },
    ...(layout && { layout }),
    ...(evaluation === null ? {} : { metrics: evaluation.metrics, evaluation, table }),
    estimate,
  };
}
