import { type Static, type TObject, type TProperties, Type } from "typebox";
import type { AnalyzeAlgorithm, Analyzer } from "../analyze-algorithm.js";

const decision = {
  threshold: Type.Number({
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    default: 0.5,
    description:
      "From which probability on a label applies, where several may; lower finds more of what is right, and more of what is not",
  }),
};
type Decision = Static<TObject<typeof decision>>;

/** An algorithm that tells how probable labels are, with the parameter from which probability on one applies. */
export function decidesLabels<Properties extends TProperties>(
  algorithm: AnalyzeAlgorithm<TObject<Properties>>,
): AnalyzeAlgorithm {
  // Whatever the schema of both let through has the parameters of either.
  const own = (config: object) => config as Static<TObject<Properties>>;
  const decided = (analyzer: Analyzer, config: object): Analyzer =>
    analyzer.kind === "several" ? { ...analyzer, threshold: (config as Decision).threshold } : analyzer;
  const { layout, ...others } = algorithm;
  return {
    ...others,
    config: Type.Object({ ...algorithm.config.properties, ...decision }, { additionalProperties: false }),
    estimate: (shape, config) => algorithm.estimate(shape, own(config)),
    ...(layout && { layout: (shape, config) => layout(shape, own(config)) }),
    train: async (set, config, context) => decided(await algorithm.train(set, own(config), context), config),
    restore: (files, config, context) => decided(algorithm.restore(files, own(config), context), config),
  };
}
