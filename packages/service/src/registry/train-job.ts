import { analyzers, holdsOf, rowsWithEvents, trainAlgorithm, withTracks } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { Type } from "typebox";
import { trainAnalyzer } from "../analyzing/train-analyzer.js";
import { learningWish } from "../analyzing/wish.js";
import { judgeRecipe } from "../evaluations/judge-recipe.js";
import { defineJob, part } from "../jobs/handler.js";
import { keepSuccessors } from "../listeners/evidence/kept-successors.js";
import type { ModelRecord } from "../ports/models.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { VERSION } from "../version.js";
import { dataSizeOf } from "./forecast.js";
import { learning } from "./learning.js";
import { algorithmNamed, encodeModel } from "./model-files.js";
import { parametersOf } from "./parameters.js";
import { publishModel } from "./publish.js";
import { MODEL_NAME } from "./reference.js";
import { forecastTold, secondsText } from "./refuse-too-large.js";
import { peakRssMb, seconds } from "./spent.js";

/** Trains a model on what the store holds and puts it into the registry. */
export const trainJob = defineJob({
  kind: "train",
  input: Type.Object(
    {
      algorithm: Type.String({ maxLength: 100 }),
      config: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
      seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
      as: Type.Optional(Type.String({ pattern: MODEL_NAME })),
      evaluate: Type.Optional(
        Type.String({
          maxLength: 200,
          description:
            "Also judge the same algorithm, parameters and seed on this split of the same data, for example random:0.8,0.1,0.1; the figures are kept with the model. Of algorithms that analyze folds:N: they are judged by five folds unless it is none",
        }),
      ),
      ...learningWish,
    },
    { additionalProperties: false },
  ),
  resource: ({ algorithm, as }) => `model:${as ?? algorithm}`,
  async run(input, context) {
    const { algorithm: name, config: given, seed, as, evaluate } = input;
    const analyzing = analyzers.find((each) => each.name === name);
    if (analyzing !== undefined) return trainAnalyzer(analyzing, input, context);
    const { services, workspace, id, pool, log } = context;
    const report = part(context.report, evaluate === undefined ? 0 : 0.5, 1);
    const algorithm = algorithmNamed(name);
    const config = parseParameters(name, given);
    const stages = ["load", ...(evaluate === undefined ? [] : ["judge"]), "train", "register"];
    await context.stage(stages, "load");
    await context.report(0, "loading the data");
    const started = performance.now();
    const whole = await currentDataset(services, workspace, part(context.report, 0, 0.1));
    // Nothing is learned of tracks that nobody did anything with; left in, they would change what is learned of the others.
    const dataset = withTracks(whole, rowsWithEvents(whole));
    const loaded = performance.now();
    const estimate = await forecastTold(context, algorithm, config, dataSizeOf(dataset));
    await context.expect(estimate);
    for (const { name: part, weights, parameters } of algorithm.layout?.({ tracks: dataset.tracks.size }, config) ?? [])
      await log(
        `${part}: ${weights.map((shape) => shape.join(" × ")).join(", ")}, ${parameters.toLocaleString("en")} parameters`,
      );
    await log(`${dataset.users.size} users, ${dataset.tracks.size} tracks, ${dataset.events.length} events to learn from`);
    const judging = { ...context, report: part(context.report, 0.1, 0.5) };
    // First: where the data cannot be split so, nobody waits for a training.
    if (evaluate !== undefined) await context.stage(stages, "judge");
    const evaluation = evaluate === undefined ? null : await judgeRecipe({ algorithm, config, seed }, whole, evaluate, judging);
    await context.stage(stages, "train");
    const kept = learning(context, { algorithm: name, config, seed, dataset }, { isKept: true });
    const training = { random: createRandom(seed), pool, runtime: services.runtime, ...kept, report: part(report, 0.1, 0.9) };
    const recommender = await trainAlgorithm(algorithm, dataset, config, training);
    const took = kept.elapsed();
    const peak = peakRssMb();
    await log(`trained in ${secondsText(took / 1000)}, at most ${peak} MB`);
    await context.stage(stages, "register");
    await report(0.9, "storing the model");
    await keepSuccessors(services, workspace, dataset);
    const files = encodeModel({ algorithm: name, config, seed, dataset, recommender, curves: kept.curves() });
    const modelName = as ?? name;
    const record: Omit<ModelRecord, "version"> = {
      name: modelName,
      algorithm: name,
      task: algorithm.task,
      config,
      seed,
      dataset: dataset.fingerprint,
      holds: holdsOf(algorithm, config),
      users: dataset.users.size,
      tracks: dataset.tracks.size,
      bytes: Object.values(files).reduce((sum, file) => sum + file.byteLength, 0),
      seconds: { load: seconds(loaded - started), train: seconds(took) },
      peakRssMb: peak,
      createdAt: services.clock.now(),
      codeVersion: VERSION,
      job: id,
      evaluation,
      origin: null,
      estimate,
    };
    const version = await publishModel(services, workspace, record, files);
    return {
      model: modelName,
      version,
      algorithm: name,
      dataset: dataset.fingerprint,
      seconds: record.seconds,
      peakRssMb: record.peakRssMb,
      ...(evaluation === null ? {} : { metrics: evaluation.metrics, evaluation }),
      estimate,
    };
  },
});

/** An algorithm's parameters from outside; throws `invalid-parameter`, naming each that does not fit. */
export function parseParameters(algorithm: string, given: Readonly<Record<string, unknown>>) {
  return parametersOf(algorithmNamed(algorithm), given);
}
