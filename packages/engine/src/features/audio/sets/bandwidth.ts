import { centreOf } from "../centre.js";
import { byFrame, defineFeatures } from "../feature-set.js";
import { BINS, binFrequencies } from "../spectra.js";

/** How far the spectrum spreads around its centroid. */
export const bandwidth = defineFeatures({
  name: "bandwidth",
  version: 1,
  title: "Spectral bandwidth",
  unit: "Hz (standard deviation), 0 in silence",
  bands: 1,
  source: "Klapuri & Davy, Signal Processing Methods for Music Transcription, 2006, ch. 5; librosa.feature.spectral_bandwidth",
  needs: [],
  reads: "spectra",
  start: byFrame(1, ({ magnitude }, column) => {
    const { sum, centre } = centreOf(magnitude);
    let spread = 0;
    for (let k = 0; k < BINS; k++) spread += magnitude[k]! * (binFrequencies[k]! - centre) ** 2;
    column[0] = sum > 0 ? Math.sqrt(spread / sum) : 0;
  }),
});
