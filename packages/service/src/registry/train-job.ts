import { resolveConfig, rowsWithEvents, withTracks } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob, part } from "../jobs/handler.js";
import type { ModelRecord } from "../ports/models.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { dataSizeOf } from "./forecast.js";
import { algorithmNamed, encodeModel, modelPath } from "./model-files.js";
import { MODEL_NAME } from "./model-name.js";
import { forecastTold, secondsText } from "./refuse-too-large.js";

/** Trains a model on what the store holds and puts it into the registry. */
export const trainJob = defineJob({
  kind: "train",
  input: Type.Object(
    {
      algorithm: Type.String(),
      config: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
      seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
      as: Type.Optional(Type.String({ pattern: MODEL_NAME })),
    },
    { additionalProperties: false },
  ),
  resource: ({ algorithm, as }) => `model:${as ?? algorithm}`,
  async run({ algorithm: name, config: given, seed, as }, context) {
    const { services, workspace, report, log } = context;
    const { store, artifacts, clock } = services;
    const algorithm = algorithmNamed(name);
    const config = parseParameters(name, given);
    await report(0, "loading the data");
    const started = performance.now();
    const whole = await currentDataset(services, workspace, part(report, 0, 0.1));
    // Nothing is learned of tracks that nobody did anything with; left in, they would change what is learned of the others.
    const dataset = withTracks(whole, rowsWithEvents(whole));
    const loaded = performance.now();
    const estimate = await forecastTold(context, algorithm, config, dataSizeOf(dataset));
    await context.expect(estimate);
    await log(`${dataset.users.size} users, ${dataset.tracks.size} tracks, ${dataset.events.length} events to learn from`);
    const trainContext = { random: createRandom(seed), report: part(report, 0.1, 0.9) };
    const recommender = await algorithm.train(dataset, config, trainContext);
    const trained = performance.now();
    await log(`trained in ${secondsText((trained - loaded) / 1000)}, at most ${peakRssMb()} MB`);
    await report(0.9, "storing the model");
    const files = encodeModel({ algorithm: name, config, seed, dataset, recommender });
    const modelName = as ?? name;
    const version = await store.models.nextVersion(workspace, modelName);
    await artifacts.write(modelPath(workspace, modelName, version), files);
    const record: Omit<ModelRecord, "version"> = {
      name: modelName,
      algorithm: name,
      config,
      seed,
      dataset: dataset.fingerprint,
      holds: algorithm.holds,
      users: dataset.users.size,
      tracks: dataset.tracks.size,
      bytes: Object.values(files).reduce((sum, file) => sum + file.byteLength, 0),
      seconds: { load: seconds(loaded - started), train: seconds(trained - loaded) },
      peakRssMb: peakRssMb(),
      createdAt: clock.now(),
      estimate,
    };
    await store.models.publish(workspace, record, version);
    return {
      model: modelName,
      version,
      algorithm: name,
      dataset: dataset.fingerprint,
      seconds: record.seconds,
      peakRssMb: record.peakRssMb,
      estimate,
    };
  },
});

/** An algorithm's parameters from outside; throws `invalid-parameter`, naming each that does not fit. */
export function parseParameters(algorithm: string, given: Readonly<Record<string, unknown>>) {
  const parsed = resolveConfig(algorithmNamed(algorithm), given);
  if ("value" in parsed) return parsed.value;
  const said = parsed.problems.map(({ path, message }) => `${path || "the parameters"} ${message}`).join("; ");
  throw new SegueError("invalid-parameter", `${algorithm}: ${said}.`, {
    hint: `See its parameters with: segue algorithms ${algorithm}`,
  });
}

/** The most memory that this process has used, in MiB. */
export const peakRssMb = () => Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
/** Milliseconds as seconds with three decimals. */
export const seconds = (ms: number) => Math.round(ms) / 1000;
