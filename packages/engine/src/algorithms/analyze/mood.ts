import { networkAnalyzer } from "../classifying/network-analyzer.js";
import { unfitForNumbers } from "../classifying/unfit.js";

/** The network of `classifier` for numbers such as valence and arousal, by their squared error, and how far off each of them is. */
export const mood = networkAnalyzer({
  name: "mood",
  summary:
    "A network that foretells numbers of matrices and rows of numbers, such as valence and arousal, each with its uncertainty. Its layers are as given or usual ones (cnn, rnn, transformer).",
  paper:
    "Russell, “A circumplex model of affect”, 1980 (valence and arousal); Nix & Weigend, “Estimating the mean and variance of the target probability distribution”, ICNN 1994 (uncertainty)",
  unfit: unfitForNumbers,
  instead: "forest",
});
