import { decibels } from "../decibels.js";
import { defineFeatures, type Heard } from "../feature-set.js";
import { roundHalfEven } from "../round-half-even.js";
import { BINS, binFrequencies, type Spectrum } from "../spectra.js";

/** How far peaks stand above valleys, octave by octave. */
export const contrast = defineFeatures({
  name: "contrast",
  version: 1,
  title: "Spectral contrast",
  unit: "dB between the mean of the strongest and of the weakest 2 % of the bins",
  bands: ["below 200 Hz", "200–400 Hz", "400–800 Hz", "800–1600 Hz", "1.6–3.2 kHz", "3.2–6.4 kHz", "above 6.4 kHz"],
  source: "Jiang et al., ICME 2002; librosa.feature.spectral_contrast",
  needs: [],
  reads: "spectra",
  start({ frames }: Heard) {
    const peaks = new Float64Array(octaves.length * frames);
    const valleys = new Float64Array(octaves.length * frames);
    return {
      hear({ magnitude }: Spectrum, frame: number) {
        octaves.forEach(({ from, to, count }, band) => {
          const { highest, lowest } = extremes(magnitude, from, to, count);
          peaks[band * frames + frame] = highest;
          valleys[band * frames + frame] = lowest;
        });
      },
      finish() {
        const [high, low] = [decibels(peaks), decibels(valleys)];
        return { bands: octaves.length, frames, data: new Float32Array(high.map((level, i) => level - low[i]!)) };
      },
    };
  },
});

const LOWEST = 200;
const QUANTILE = 0.02;

/**
 * The bins of each octave and how many of them count as peaks. An octave borrows the bin below it; but for the last it gives the one at its end away
 * after the count.
 */
const octaves = Array.from({ length: 7 }, (_, band) => {
  const low = band === 0 ? 0 : LOWEST * 2 ** (band - 1);
  const high = LOWEST * 2 ** band;
  const inside = binFrequencies.findIndex((hertz) => hertz >= low);
  const end = band === 6 ? BINS : binFrequencies.findLastIndex((hertz) => hertz <= high) + 1;
  const from = band === 0 ? inside : inside - 1;
  return { from, to: band === 6 ? end : end - 1, count: Math.max(1, roundHalfEven(QUANTILE * (end - from))) };
});

const [upper, lower] = [new Float64Array(16), new Float64Array(16)];

/** The means of the `count` largest and smallest numbers from one place to before another. */
function extremes(values: Float64Array, from: number, to: number, count: number) {
  // Both lists are kept in order, the least fitting first; few values get in once they are warm.
  upper.fill(Number.NEGATIVE_INFINITY);
  lower.fill(Number.POSITIVE_INFINITY);
  for (let k = from; k < to; k++) {
    const value = values[k]!;
    if (value > upper[0]!) {
      let i = 0;
      for (; i + 1 < count && upper[i + 1]! < value; i++) upper[i] = upper[i + 1]!;
      upper[i] = value;
    }
    if (value < lower[0]!) {
      let i = 0;
      for (; i + 1 < count && lower[i + 1]! > value; i++) lower[i] = lower[i + 1]!;
      lower[i] = value;
    }
  }
  let [high, low] = [0, 0];
  for (let i = 0; i < count; i++) {
    high += upper[i]!;
    low += lower[i]!;
  }
  return { highest: high / count, lowest: low / count };
}
