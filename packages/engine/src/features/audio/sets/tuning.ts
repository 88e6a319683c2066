import { single } from "../../feature.js";
import { defineFeatures, type Heard } from "../feature-set.js";
import { RATE, type Spectrum, WINDOW } from "../spectra.js";

/** How far the instruments are from the usual pitch. */
export const tuning = defineFeatures({
  name: "tuning",
  version: 1,
  title: "Tuning",
  unit: "semitones from A = 440 Hz, from −0.5 to 0.5 in hundredths",
  bands: 1,
  source: "librosa.estimate_tuning: the most frequent deviation of the stronger half of all spectral peaks",
  needs: [],
  reads: "spectra",
  start(_: Heard) {
    const peaks: { pitch: number[]; strength: number[] } = { pitch: [], strength: [] };
    return {
      hear: ({ power }: Spectrum) => addPeaks(power, peaks),
      finish: () => single(mostFrequent(deviations(peaks.pitch, peaks.strength))),
    };
  },
});

/** Bins of the pitches that are looked at: from 150 Hz to below 4 kHz. */
const FIRST = Math.ceil((150 * WINDOW) / RATE);
const LAST = Math.ceil((4000 * WINDOW) / RATE) - 1;
/** Peaks below this share of the frame's loudest bin do not count. */
const SHARE = 0.1;
/** Deviations that are told apart, in a semitone. */
const STEPS = 100;

/** Peaks of a spectrum, between bins by the parabola through three of them (Smith & Serra, ICMC 1987). */
function addPeaks(power: Float64Array, peaks: { pitch: number[]; strength: number[] }): void {
  let loudest = 0;
  for (const value of power) if (value > loudest) loudest = value;
  const floor = SHARE * loudest;
  const counted = (value: number) => (value > floor ? value : 0);
  for (let k = FIRST; k <= LAST; k++) {
    const here = power[k]!;
    if (here <= floor || here <= counted(power[k - 1]!) || here < counted(power[k + 1]!)) continue;
    const slope = (power[k + 1]! - power[k - 1]!) / 2;
    const curve = power[k + 1]! + power[k - 1]! - 2 * here;
    const shift = Math.abs(slope) >= Math.abs(curve) ? 0 : -slope / curve;
    peaks.pitch.push(((k + shift) * RATE) / WINDOW);
    peaks.strength.push(here + 0.5 * slope * shift);
  }
}

/** How far the peaks that are at least as strong as the median one are from the nearest semitone. */
function deviations(pitch: readonly number[], strength: readonly number[]): number[] {
  const sorted = Float64Array.from(strength).sort();
  const middle = sorted.length / 2;
  const median = sorted.length === 0 ? 0 : (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return pitch
    .filter((_, i) => strength[i]! >= median)
    .map((hertz) => {
      const semitones = 12 * Math.log2(hertz / (440 / 16));
      const above = semitones - Math.floor(semitones);
      return above >= 0.5 ? above - 1 : above;
    });
}

/** The lower bound of the hundredth of a semitone into which most fall, the lowest of equal ones; 0 where there are none. */
function mostFrequent(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const counts = new Int32Array(STEPS);
  for (const value of values) counts[Math.max(0, Math.min(STEPS - 1, Math.floor((value + 0.5) * STEPS)))]! += 1;
  const best = counts.reduce((most, count, i) => (count > counts[most]! ? i : most), 0);
  return best / STEPS - 0.5;
}
