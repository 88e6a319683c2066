import { defineFeatures } from "../feature-set.js";
import { HOP, WINDOW } from "../spectra.js";
import { logMel } from "./log-mel.js";

/** Frames by which a rise is told later than its spectrum, so that it stands where the note begins. */
const DELAY = 1 + WINDOW / (2 * HOP);

/** Where notes begin: how much the bands rise. */
export const onset = defineFeatures({
  name: "onset",
  version: 1,
  title: "Onset strength",
  unit: "dB, the mean rise of all bands since the frame before",
  bands: 1,
  source: "Böck & Widmer, DAFx 2013; librosa.onset.onset_strength",
  needs: [logMel],
  reads: "whole",
  compute({ of, frames }) {
    const { bands, data } = of(logMel);
    const sums = new Float64Array(frames);
    for (let band = 0; band < bands; band++)
      for (let t = DELAY, at = band * frames; t < frames; t++) {
        const rise = data[at + t - DELAY + 1]! - data[at + t - DELAY]!;
        if (rise > 0) sums[t]! += rise;
      }
    return { bands: 1, frames, data: Float32Array.from(sums, (sum) => sum / bands) };
  },
});
