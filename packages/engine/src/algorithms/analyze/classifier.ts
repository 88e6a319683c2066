import { shapeOfSet } from "../../dataset/labelled-set.js";
import { defineAnalyzer } from "../analyze-algorithm.js";
import { estimateNetwork } from "../classifying/estimate.js";
import { classifierModel, learnedFrom } from "../classifying/model.js";
import { layoutOf, planOf } from "../classifying/network.js";
import { classifierParameters } from "../classifying/parameters.js";
import { trainClassifier } from "../classifying/train.js";
import { refuseUnfit, unfitForClasses } from "../classifying/unfit.js";
import { neededRuntime } from "../learning/needed-runtime.js";

/** Tells classes, too. */
const INSTEAD = "stats-classifier";

/** A network by configuration: convolutions, pooling, recurrent units, attention, fully connected layers, in any order that fits, then the classes. */
export const classifier = defineAnalyzer({
  name: "classifier",
  task: "analyze",
  summary:
    "A network that tells classes or labels of matrices, spectrograms and images, its layers as they are given or usual ones (cnn, rnn, transformer). Learns for minutes and wants a hundred examples a class.",
  paper:
    "LeCun, Bottou, Bengio & Haffner, “Gradient-based learning applied to document recognition”, Proc. IEEE 1998; " +
    "Choi, Fazekas, Sandler & Cho, “Convolutional recurrent neural networks for music classification”, ICASSP 2017",
  config: classifierParameters,
  unfit: unfitForClasses,
  layout: (shape, config) => layoutOf(planOf(shape, config), Math.min(config.batch, shape.examples)),
  estimate: estimateNetwork,
  async train(set, config, context) {
    refuseUnfit(unfitForClasses(shapeOfSet(set)));
    const runtime = neededRuntime(context.runtime, INSTEAD);
    return classifierModel(await trainClassifier({ set, config, runtime, context }), config.views, runtime);
  },
  restore: (files, config, { runtime }) =>
    classifierModel(learnedFrom(files, config), config.views, neededRuntime(runtime, INSTEAD)),
});
