import { centreOf } from "../centre.js";
import { byFrame, defineFeatures } from "../feature-set.js";

/** Where the middle of the spectrum lies. */
export const centroid = defineFeatures({
  name: "centroid",
  version: 1,
  title: "Spectral centroid",
  unit: "Hz, 0 in silence",
  bands: 1,
  source: "Klapuri & Davy, Signal Processing Methods for Music Transcription, 2006, ch. 5; librosa.feature.spectral_centroid",
  needs: [],
  reads: "spectra",
  start: byFrame(1, ({ magnitude }, column) => {
    column[0] = centreOf(magnitude).centre;
  }),
});
