import type { Shape } from "@segue/autograd";
import { shapeOfSet } from "../../dataset/labelled-set.js";
import { defineAnalyzer } from "../analyze-algorithm.js";
import { classifierModel, learnedFrom } from "../classifying/model.js";
import { layoutOf, planOf } from "../classifying/network.js";
import { classifierParameters } from "../classifying/parameters.js";
import { trainClassifier } from "../classifying/train.js";
import { refuseUnfit, unfitForClasses } from "../classifying/unfit.js";
import { neededRuntime } from "../learning/needed-runtime.js";

/** Tells classes, too. */
const INSTEAD = "stats-classifier";

/** Seconds a multiplication of a training step and of a judgement, and in the beginning; bytes beside what a step computes. */
const COST = { multiplication: 1.5e-10, start: 1, bytes: 8e7 };

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
  estimate(shape, config) {
    const { lines, modelBytes, trainingBytes } = layoutOf(planOf(shape, config), Math.min(config.batch, shape.examples));
    const multiplications = lines.reduce((sum, line) => sum + line.parameters * placesOf(line.shape), 0);
    // There and back twice, for weights and for what comes before; held-out examples only there.
    const seconds = COST.start + 3 * COST.multiplication * multiplications * shape.examples * config.epochs;
    return { bytes: COST.bytes + trainingBytes, model: modelBytes, seconds };
  },
  async train(set, config, context) {
    refuseUnfit(unfitForClasses(shapeOfSet(set)));
    const runtime = neededRuntime(context.runtime, INSTEAD);
    return classifierModel(await trainClassifier({ set, config, runtime, context }), config.views, runtime);
  },
  restore: (files, config, { runtime }) =>
    classifierModel(learnedFrom(files, config), config.views, neededRuntime(runtime, INSTEAD)),
});

/** How often a layer's weights are applied to an example: at each place of an image, at each time of a sequence. */
const placesOf = (shape: Shape): number => {
  if (shape.length === 3) return shape[1]! * shape[2]!;
  return shape.length === 2 ? shape[0]! : 1;
};
