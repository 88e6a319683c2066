import { shapeOfSet } from "../../dataset/labelled-set.js";
import { defineAnalyzer } from "../analyze-algorithm.js";
import { neededRuntime } from "../learning/needed-runtime.js";
import { OF_MATRICES } from "./encoders.js";
import { estimateNetwork } from "./estimate.js";
import { classifierModel, learnedFrom } from "./model.js";
import { layoutOf, planOf } from "./network.js";
import { classifierParameters } from "./parameters.js";
import { trainClassifier } from "./train.js";
import { refuseUnfit, type unfitForClasses } from "./unfit.js";

/** What one such algorithm is apart from the others. */
interface Told {
  readonly name: string;
  readonly summary: string;
  readonly paper: string;
  readonly unfit: typeof unfitForClasses;
  /** The algorithm that does the same where no network can run. */
  readonly instead: string;
}

/** A network by configuration, which learns what a labelled set says of its examples. */
export const networkAnalyzer = ({ unfit, instead, ...told }: Told) =>
  defineAnalyzer({
    ...told,
    task: "analyze",
    config: classifierParameters,
    unfit,
    layout: (shape, config) => layoutOf(planOf(shape, config), Math.min(config.batch, shape.examples)),
    idle: ({ shape }) => (shape.length === 1 ? OF_MATRICES : []),
    estimate: estimateNetwork,
    async train(set, config, context) {
      refuseUnfit(unfit(shapeOfSet(set)));
      const runtime = neededRuntime(context.runtime, instead);
      return classifierModel(await trainClassifier({ set, config, runtime, context }), config.views, runtime);
    },
    restore: (files, config, { runtime }) =>
      classifierModel(learnedFrom(files, config), config.views, neededRuntime(runtime, instead)),
  });
