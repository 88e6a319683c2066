import { byFrame, defineFeatures } from "../feature-set.js";
import { BINS } from "../spectra.js";

/** Powers below this count as this. */
const LEAST = 1e-10;

/** Whether it is rather noise (1) or tones (0). */
export const flatness = defineFeatures({
  name: "flatness",
  version: 1,
  title: "Spectral flatness",
  unit: "geometric by arithmetic mean of the powers, from 0 to 1",
  bands: 1,
  source: "Dubnov, IEEE Signal Processing Letters 2004; librosa.feature.spectral_flatness",
  needs: [],
  reads: "spectra",
  start: byFrame(1, ({ power }, column) => {
    let [sum, logs, product] = [0, 0, 1];
    for (let k = 0; k < BINS; k++) {
      const value = Math.max(LEAST, power[k]!);
      sum += value;
      product *= value;
      // One logarithm for many factors, taken before their product leaves what a double holds.
      if (product < 1e-200 || product > 1e200) {
        logs += Math.log(product);
        product = 1;
      }
    }
    column[0] = (Math.exp((logs + Math.log(product)) / BINS) * BINS) / sum;
  }),
});
