import { defineFeatures } from "../feature-set.js";
import { HOP, WINDOW } from "../spectra.js";

/** How strong the sound is. */
export const rms = defineFeatures({
  name: "rms",
  version: 1,
  title: "Level",
  unit: "root of the mean square of a frame, from 0 to 1",
  bands: 1,
  source: "librosa.feature.rms",
  needs: [],
  reads: "whole",
  compute({ mono, frames }) {
    const data = Float32Array.from({ length: frames }, (_, frame) => {
      const to = Math.min(mono.length, frame * HOP + WINDOW / 2);
      let sum = 0;
      for (let n = Math.max(0, frame * HOP - WINDOW / 2); n < to; n++) sum += mono[n]! ** 2;
      return Math.sqrt(sum / WINDOW);
    });
    return { bands: 1, frames, data };
  },
});
