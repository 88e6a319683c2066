import { byFrame, defineFeatures } from "../feature-set.js";
import { binFrequencies, RATE } from "../spectra.js";

/** Bands of the scale that {@link mel} sums up by. */
export const MEL_BANDS = 128;

/** Power by bands that are as far apart as they sound. */
export const mel = defineFeatures({
  name: "mel",
  version: 1,
  title: "Mel spectrogram",
  unit: "power; rows are bands from low to high",
  bands: MEL_BANDS,
  source: "Slaney, Auditory Toolbox, 1998; librosa.feature.melspectrogram",
  needs: [],
  reads: "spectra",
  start: byFrame(MEL_BANDS, ({ power }, column) => {
    triangles.forEach(({ first, weights }, band) => {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[first + i]!;
      column[band] = sum;
    });
  }),
});

/** Below this the scale is linear, above logarithmic. */
const KNEE = 1000;
const HERTZ_PER_MEL = 200 / 3;
const KNEE_MEL = KNEE / HERTZ_PER_MEL;
/** From one mel to the next above the knee: 27 of them are a factor of 6.4. */
const LOG_STEP = Math.log(6.4) / 27;

const hertzOf = (mels: number) => (mels < KNEE_MEL ? mels * HERTZ_PER_MEL : KNEE * Math.exp(LOG_STEP * (mels - KNEE_MEL)));
const melsOf = (hertz: number) => (hertz < KNEE ? hertz / HERTZ_PER_MEL : KNEE_MEL + Math.log(hertz / KNEE) / LOG_STEP);

/** Triangles of equal area between neighbouring corners; only the bins below which they are not zero. */
const triangles = Array.from({ length: MEL_BANDS }, (_, band) => {
  const corner = (i: number) => hertzOf((melsOf(RATE / 2) * i) / (MEL_BANDS + 1));
  const [low, top, high] = [corner(band), corner(band + 1), corner(band + 2)];
  const weight = (hertz: number) =>
    (2 / (high - low)) * Math.max(0, Math.min((hertz - low) / (top - low), (high - hertz) / (high - top)));
  const all = binFrequencies.map(weight);
  const first = all.findIndex((value) => value > 0);
  const last = all.findLastIndex((value) => value > 0);
  return first < 0 ? { first: 0, weights: all.slice(0, 0) } : { first, weights: all.slice(first, last + 1) };
});
