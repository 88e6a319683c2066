import { defineFeatures } from "../feature-set.js";
import { logMel } from "./log-mel.js";
import { MEL_BANDS } from "./mel.js";

/** Coefficients that are kept. */
export const COEFFICIENTS = 20;

/** The shape of the spectrum in few numbers: the log-mel bands' cosine transform. */
export const mfcc = defineFeatures({
  name: "mfcc",
  version: 1,
  title: "Mel-frequency cepstral coefficients",
  unit: "dB; row 0 is the level, later rows finer and finer shapes",
  bands: COEFFICIENTS,
  source: "Davis & Mermelstein, IEEE TASSP 1980; librosa.feature.mfcc",
  needs: [logMel],
  reads: "whole",
  compute({ of }) {
    const { frames, data } = of(logMel);
    const out = new Float32Array(COEFFICIENTS * frames);
    const row = new Float64Array(frames);
    for (let k = 0; k < COEFFICIENTS; k++) {
      row.fill(0);
      for (let band = 0; band < MEL_BANDS; band++) {
        const weight = cosine(k, band);
        const from = band * frames;
        for (let t = 0; t < frames; t++) row[t]! += weight * data[from + t]!;
      }
      out.set(row, k * frames);
    }
    return { bands: COEFFICIENTS, frames, data: out };
  },
});

/** The orthonormal cosine transform of type II. */
function cosine(k: number, band: number): number {
  const scale = Math.sqrt((k === 0 ? 1 : 2) / MEL_BANDS);
  return scale * Math.cos((Math.PI * k * (2 * band + 1)) / (2 * MEL_BANDS));
}
