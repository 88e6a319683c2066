import { networkAnalyzer } from "../classifying/network-analyzer.js";
import { decidesLabels } from "../classifying/threshold.js";
import { unfitForClasses } from "../classifying/unfit.js";

/** A network by configuration: convolutions, pooling, recurrent units, attention, fully connected layers, in any order that fits, then the classes. */
export const classifier = decidesLabels(
  networkAnalyzer({
    name: "classifier",
    summary:
      "A network that tells classes or labels of matrices, spectrograms and images, its layers as they are given or usual ones (cnn, rnn, transformer). Learns for minutes and wants a hundred examples a class.",
    paper:
      "LeCun, Bottou, Bengio & Haffner, “Gradient-based learning applied to document recognition”, Proc. IEEE 1998; " +
      "Choi, Fazekas, Sandler & Cho, “Convolutional recurrent neural networks for music classification”, ICASSP 2017",
    unfit: unfitForClasses,
    instead: "stats-classifier",
  }),
);
