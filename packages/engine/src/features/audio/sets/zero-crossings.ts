import { defineFeatures } from "../feature-set.js";
import { HOP, WINDOW } from "../spectra.js";

/** Samples closer to 0 than this are 0. */
const SILENCE = 1e-10;

/** How often the sound changes its sign: high in noise. */
export const zeroCrossings = defineFeatures({
  name: "zero-crossings",
  version: 1,
  title: "Zero crossings",
  unit: "share of the samples of a frame that have another sign than the one before",
  bands: 1,
  source: "Gouyon, Pachet & Delerue, DAFX 2000; librosa.feature.zero_crossing_rate",
  needs: [],
  reads: "whole",
  compute({ mono, frames }) {
    const below = (sample: number) => sample < 0 && Math.abs(sample) > SILENCE;
    // crossed[n]: sign changes before sample n. The first sample of a frame has none before it that counts.
    const crossed = new Int32Array(mono.length + 1);
    for (let n = 1; n < mono.length; n++) crossed[n + 1] = crossed[n]! + (below(mono[n]!) === below(mono[n - 1]!) ? 0 : 1);
    const data = Float32Array.from({ length: frames }, (_, frame) => {
      const from = Math.max(0, frame * HOP - WINDOW / 2);
      const to = Math.min(mono.length, frame * HOP + WINDOW / 2);
      return to <= from ? 0 : (crossed[to]! - crossed[from + 1]!) / WINDOW;
    });
    return { bands: 1, frames, data };
  },
});
