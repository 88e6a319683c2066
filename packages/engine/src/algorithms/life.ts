import type { Dataset } from "../dataset/dataset.js";
import type { Algorithm, Child, ModelFiles, Recommender, TrainContext } from "./algorithm.js";
import { type Config, resolveConfig } from "./config.js";
import { algorithms } from "./list.js";

/** Trains an algorithm, with what others of the list it combines. */
export function trainAlgorithm(
  algorithm: Algorithm,
  dataset: Dataset,
  config: Config,
  context: Omit<TrainContext, "trainChild">,
): Promise<Recommender> {
  const trainChild: TrainContext["trainChild"] = (child, childsDataset, report) => {
    const { algorithm: theirs, config: own } = resolved(child);
    return trainAlgorithm(theirs, childsDataset, own, { ...context, random: context.random.fork(theirs.name), report });
  };
  return algorithm.train(dataset, config, { ...context, trainChild });
}

/** Makes a stored model answer again. Throws an Error where the files are none of the algorithm's. */
export function restoreAlgorithm(algorithm: Algorithm, files: ModelFiles, config: Config): Recommender {
  return algorithm.restore(files, config, (child, childsFiles) => {
    const { algorithm: theirs, config: own } = resolved(child);
    return restoreAlgorithm(theirs, childsFiles, own);
  });
}

function resolved({ algorithm: name, config: given }: Child): { algorithm: Algorithm; config: Config } {
  const algorithm = algorithms.find((each) => each.name === name);
  if (algorithm === undefined) throw new RangeError(`there is no algorithm ${JSON.stringify(name)}`);
  const config = resolveConfig(algorithm, given);
  if ("value" in config) return { algorithm, config: config.value };
  throw new RangeError(`${name}: ${config.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}`);
}
