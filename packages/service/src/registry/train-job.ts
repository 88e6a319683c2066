import { resolveConfig, rowsWithEvents, withTracks } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob, part } from "../jobs/handler.js";
import type { ModelRecord } from "../ports/models.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { refuseTooLarge } from "./memory.js";
import { algorithmNamed, encodeModel, modelPath } from "./model-files.js";

/** What a model may be called. */
export const MODEL_NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

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
  async run({ algorithm: name, config: given, seed, as }, { services, workspace, report, log }) {
    const { store, artifacts, clock } = services;
    const algorithm = algorithmNamed(name);
    const config = parseParameters(name, given);
    await report(0, "loading the data");
    const started = performance.now();
    const whole = await currentDataset(services, workspace, part(report, 0, 0.1));
    // Nothing is learned of tracks that nobody did anything with; left in, they would change what is learned of the others.
    const dataset = withTracks(whole, rowsWithEvents(whole));
    const loaded = performance.now();
    refuseTooLarge(algorithm, config, dataset);
    await log(`${dataset.users.size} users, ${dataset.tracks.size} tracks, ${dataset.events.length} events to learn from`);
    const context = { random: createRandom(seed), report: part(report, 0.1, 0.9) };
    const recommender = await algorithm.train(dataset, config, context);
    const trained = performance.now();
    await log(`trained in ${seconds(trained - loaded)} s, at most ${peakRssMb()} MB`);
    await report(0.9, "storing the model");
    const files = encodeModel({ algorithm: name, config, seed, dataset, recommender });
    const modelName = as ?? name;
    const version = await store.models.nextVersion(workspace, modelName);
    await artifacts.write(modelPath(workspace, modelName, version), files);
    const record: Omit<ModelRecord, "version"> = {
      name: modelName,
      algorithm: name,
      task: algorithm.task,
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
    };
    await store.models.publish(workspace, record, version);
    return {
      model: modelName,
      version,
      algorithm: name,
      dataset: dataset.fingerprint,
      seconds: record.seconds,
      peakRssMb: record.peakRssMb,
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
