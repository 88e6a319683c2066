import { defineFeatures } from "../feature-set.js";
import { overNineFrames } from "../slopes.js";
import { COEFFICIENTS, mfcc } from "./mfcc.js";

/** How the coefficients' slopes change: the curvature of a parabola through nine frames. */
export const mfccDelta2 = defineFeatures({
  name: "mfcc-delta2",
  version: 1,
  title: "Curvature of the cepstral coefficients",
  unit: "dB a frame²; rows as in mfcc",
  bands: COEFFICIENTS,
  source: "Savitzky & Golay, Analytical Chemistry 1964; librosa.feature.delta with order=2",
  needs: [mfcc],
  reads: "whole",
  // Twice the coefficient of k² in the least-squares parabola; Σ k² = 60, Σ (k² − 60/9)² = 308.
  compute: ({ of }) => overNineFrames(of(mfcc), (k) => (2 * (k * k - 60 / 9)) / 308),
});
