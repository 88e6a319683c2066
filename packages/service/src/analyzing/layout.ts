import { type AnalyzeAlgorithm, type Config, type LabelledSet, shapeOfSet } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { bytesText } from "../machine/memory.js";

/** A network as people are told of it. */
export interface ToldLayout {
  /** In order; the last tells the classes. `gives`: what comes of one example. */
  readonly layers: readonly { readonly layer: string; readonly gives: readonly number[]; readonly parameters: number }[];
  readonly parameters: number;
  /** Bytes that learning takes beside the examples, and that the model does. */
  readonly trainingBytes: number;
  readonly modelBytes: number;
}

/**
 * The layers of what is to be trained, told in the job's log before it is; undefined where it is no network. Rejects with a `TrainingError` that names the layer that
 * does not fit.
 */
export async function tellLayout(
  algorithm: AnalyzeAlgorithm,
  config: Config,
  set: LabelledSet,
  log: JobContext["log"],
): Promise<ToldLayout | undefined> {
  const layout = algorithm.layout?.(shapeOfSet(set), config);
  if (layout === undefined) return undefined;
  const { lines, parameters, trainingBytes, modelBytes } = layout;
  const layers = lines.map(({ layer, shape, parameters: own }) => ({
    layer: JSON.stringify(layer),
    gives: shape,
    parameters: own,
  }));
  for (const [i, { layer, gives, parameters: own }] of layers.entries())
    await log(`layer ${i + 1}, ${layer}: ${gives.join(" × ")}, ${many(own)} parameters`);
  await log(`${many(parameters)} parameters; learning takes ${bytesText(trainingBytes)} beside the examples`);
  return { layers, parameters, trainingBytes, modelBytes };
}

const many = (n: number) => n.toLocaleString("en");
