import { byFrame, defineFeatures } from "../feature-set.js";
import { BINS } from "../spectra.js";

/** The magnitudes of the short-time Fourier transform. */
export const stft = defineFeatures({
  name: "stft",
  version: 1,
  title: "Spectrogram",
  unit: "magnitude; rows are frequencies, 10.77 Hz apart from 0 Hz on",
  bands: BINS,
  source: "Allen, IEEE TASSP 1977; librosa.stft",
  needs: [],
  reads: "spectra",
  start: byFrame(BINS, ({ magnitude }, column) => column.set(magnitude)),
});
