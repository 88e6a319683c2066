import { shapeOfSet } from "../../dataset/labelled-set.js";
import { defineAnalyzer } from "../analyze-algorithm.js";
import { estimateNetwork } from "../classifying/estimate.js";
import { classifierModel, learnedFrom } from "../classifying/model.js";
import { layoutOf, planOf } from "../classifying/network.js";
import { classifierParameters } from "../classifying/parameters.js";
import { trainClassifier } from "../classifying/train.js";
import { refuseUnfit, unfitForNumbers } from "../classifying/unfit.js";
import { neededRuntime } from "../learning/needed-runtime.js";

/** Foretells numbers, too. */
const INSTEAD = "forest";

/** The network of `classifier` for numbers such as valence and arousal, by their squared error, and how far off each of them is. */
export const mood = defineAnalyzer({
  name: "mood",
  task: "analyze",
  summary:
    "A network that foretells numbers of matrices and rows of numbers, such as valence and arousal, each with its uncertainty. Its layers are as given or usual ones (cnn, rnn, transformer).",
  paper:
    "Russell, “A circumplex model of affect”, 1980 (valence and arousal); Nix & Weigend, “Estimating the mean and variance of the target probability distribution”, ICNN 1994 (uncertainty)",
  config: classifierParameters,
  unfit: unfitForNumbers,
  layout: (shape, config) => layoutOf(planOf(shape, config), Math.min(config.batch, shape.examples)),
  estimate: estimateNetwork,
  async train(set, config, context) {
    refuseUnfit(unfitForNumbers(shapeOfSet(set)));
    const runtime = neededRuntime(context.runtime, INSTEAD);
    return classifierModel(await trainClassifier({ set, config, runtime, context }), config.views, runtime);
  },
  restore: (files, config, { runtime }) =>
    classifierModel(learnedFrom(files, config), config.views, neededRuntime(runtime, INSTEAD)),
});
