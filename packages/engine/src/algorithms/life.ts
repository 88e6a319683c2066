import type { Runtime } from "@segue/autograd";
import type { Dataset } from "../dataset/dataset.js";
import type { Algorithm, Child, Estimate, ModelFiles, Recommender, RestoreChild, TrainContext } from "./algorithm.js";
import { type Config, resolveConfig } from "./config.js";
import { algorithms } from "./list.js";
import type { DatasetSize } from "./size.js";

/** Trains an algorithm, with what others of the list it combines. */
export function trainAlgorithm(
  algorithm: Algorithm,
  dataset: Dataset,
  config: Config,
  context: Omit<TrainContext, "trainChild">,
): Promise<Recommender> {
  // A checkpoint, a curve and its end are those of one training; each child has its own.
  const { checkpoints: _, learned: __, isEnough: ___, ofChild, ...shared } = context;
  let children = 0;
  const trainChild: TrainContext["trainChild"] = (child, childsDataset, report) => {
    const { algorithm: theirs, config: own } = resolved(child);
    const random = context.random.fork(theirs.name);
    const kept = ofChild?.(++children, theirs.name);
    return trainAlgorithm(theirs, childsDataset, own, { ...shared, ...kept, random, report });
  };
  return algorithm.train(dataset, config, { ...context, trainChild });
}

/** Makes a stored model answer again; a network needs a runtime. Throws an Error where the files are none of the algorithm's. */
export function restoreAlgorithm(algorithm: Algorithm, files: ModelFiles, config: Config, runtime?: Runtime): Recommender {
  const restoreChild: RestoreChild = (child, childsFiles) => {
    const { algorithm: theirs, config: own } = resolved(child);
    return restoreAlgorithm(theirs, childsFiles, own, runtime);
  };
  return algorithm.restore(files, config, { restoreChild, ...(runtime && { runtime }) });
}

/** Forecasts a training, with those of what it combines. */
export function estimateTraining(algorithm: Algorithm, size: DatasetSize, config: Config): Estimate {
  return algorithm.estimate(size, config, (child, childsSize) => {
    const { algorithm: theirs, config: own } = resolved(child);
    return estimateTraining(theirs, childsSize, own);
  });
}

/** Whether a model keeps histories, itself or in one of those that it combines. */
export function holdsOf(algorithm: Algorithm, config: Config): Algorithm["holds"] {
  const children = Object.values(algorithm.children?.(config) ?? {}).map(resolved);
  return [algorithm.holds, ...children.map((child) => holdsOf(child.algorithm, child.config))].includes("histories")
    ? "histories"
    : "tracks";
}

function resolved({ algorithm: name, config: given }: Child): { algorithm: Algorithm; config: Config } {
  const algorithm = algorithms.find((each) => each.name === name);
  if (algorithm === undefined) throw new RangeError(`there is no algorithm ${JSON.stringify(name)}`);
  const config = resolveConfig(algorithm, given);
  if ("value" in config) return { algorithm, config: config.value };
  throw new RangeError(`${name}: ${config.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}`);
}
