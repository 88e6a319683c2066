import { byFrame, defineFeatures } from "../feature-set.js";
import { BINS, binFrequencies } from "../spectra.js";

/** The share of the magnitudes that lies below. */
const SHARE = 0.85;

/** Up to where most of the spectrum lies. */
export const rolloff = defineFeatures({
  name: "rolloff",
  version: 1,
  title: "Spectral roll-off",
  unit: "Hz below which 85 % of the magnitudes lie",
  bands: 1,
  source: "Scheirer & Slaney, ICASSP 1997; librosa.feature.spectral_rolloff",
  needs: [],
  reads: "spectra",
  start: byFrame(1, ({ magnitude }, column) => {
    let all = 0;
    for (let k = 0; k < BINS; k++) all += magnitude[k]!;
    let bin = 0;
    for (let below = magnitude[0]!; below < SHARE * all && bin < BINS - 1; ) below += magnitude[++bin]!;
    column[0] = binFrequencies[bin]!;
  }),
});
