import { BINS, binFrequencies } from "./spectra.js";

/** The sum of the magnitudes and their mean frequency. */
export function centreOf(magnitude: Float64Array): { readonly sum: number; readonly centre: number } {
  let [sum, moment] = [0, 0];
  for (let k = 0; k < BINS; k++) {
    sum += magnitude[k]!;
    moment += magnitude[k]! * binFrequencies[k]!;
  }
  return { sum, centre: sum > 0 ? moment / sum : 0 };
}
