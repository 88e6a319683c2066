import { defineFeatures } from "../feature-set.js";
import { overNineFrames } from "../slopes.js";
import { COEFFICIENTS, mfcc } from "./mfcc.js";

/** How the coefficients rise and fall: the slope of a line through nine frames. */
export const mfccDelta = defineFeatures({
  name: "mfcc-delta",
  version: 1,
  title: "Slope of the cepstral coefficients",
  unit: "dB a frame; rows as in mfcc",
  bands: COEFFICIENTS,
  source: "Savitzky & Golay, Analytical Chemistry 1964; librosa.feature.delta",
  needs: [mfcc],
  reads: "whole",
  // Least squares: Σ k x / Σ k², k = −4 … 4.
  compute: ({ of }) => overNineFrames(of(mfcc), (k) => k / 60),
});
