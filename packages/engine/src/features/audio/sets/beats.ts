import { defineFeatures } from "../feature-set.js";
import { roundHalfEven } from "../round-half-even.js";
import { frameTime, HOP, RATE } from "../spectra.js";
import { onset } from "./onset.js";
import { tempo } from "./tempo.js";

/** Where the beats fall. */
export const beats = defineFeatures({
  name: "beats",
  version: 1,
  title: "Beats",
  unit: "seconds from the start, a column a beat",
  bands: 1,
  source: "Ellis, Journal of New Music Research 2007; librosa.beat.beat_track with the onset strengths of onset",
  needs: [onset, tempo],
  reads: "whole",
  compute({ of }) {
    const bpm = of(tempo).data[0]!;
    const times = bpm === 0 ? [] : track(of(onset).data, Math.round((60 * RATE) / HOP / bpm)).map(frameTime);
    return { bands: 1, frames: times.length, data: Float32Array.from(times) };
  },
});

/** How much a distance other than the period costs. */
const TIGHTNESS = 100;

/** The frames of the beats, about `period` frames apart: the sequence with the strongest onsets for the evenest steps. */
function track(strengths: Float32Array, period: number): number[] {
  const score = smoothed(strengths, period);
  const { total, before } = best(score, period);
  const found: number[] = [];
  for (let frame = lastBeat(total); frame >= 0; frame = before[frame]!) found.push(frame);
  return trimmed(found.reverse(), score);
}

/** The onsets, by their deviation, under a bell of 1/32 of the period; the very first frame is heard by none, as in the reference. */
function smoothed(strengths: Float32Array, period: number): Float64Array {
  const deviation = Math.max(standardDeviation(strengths), Number.MIN_VALUE);
  const bell = Float64Array.from({ length: 2 * period + 1 }, (_, i) => Math.exp(-0.5 * (((i - period) * 32) / period) ** 2));
  return Float64Array.from(strengths, (_, frame) => {
    let sum = 0;
    const last = Math.min(strengths.length - 1, frame + period);
    for (let n = Math.max(1, frame - period); n <= last; n++) sum += bell[frame - n + period]! * (strengths[n]! / deviation);
    return sum;
  });
}

/** Of a sample. */
function standardDeviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** For each frame the score of the best sequence that ends in it, and the beat before it there (−1 for none). */
function best(score: Float64Array, period: number): { readonly total: Float64Array; readonly before: Int32Array } {
  const total = new Float64Array(score.length);
  const before = new Int32Array(score.length).fill(-1);
  const floor = 0.01 * score.reduce((most, value) => Math.max(most, value), 0);
  const [nearest, farthest] = [roundHalfEven(period / 2), 2 * period];
  let begun = false;
  for (let frame = 0; frame < score.length; frame++) {
    let [from, most] = [-1, Number.NEGATIVE_INFINITY];
    for (let step = nearest; step <= Math.min(farthest, frame); step++) {
      const value = total[frame - step]! - TIGHTNESS * (Math.log(step) - Math.log(period)) ** 2;
      if (value > most) [from, most] = [frame - step, value];
    }
    total[frame] = score[frame]! + (from >= 0 ? most : 0);
    // Silence before the first onset has no beats to lead back to.
    begun ||= score[frame]! >= floor;
    if (begun) before[frame] = from;
  }
  return { total, before };
}

/** The last frame that ends a sequence better than those around it and at least half as good as usual. */
function lastBeat(total: Float64Array): number {
  const peak = (n: number) => n > 0 && total[n]! > total[n - 1]! && (n === total.length - 1 || total[n]! >= total[n + 1]!);
  const peaks = Array.from(total.keys()).filter(peak);
  const sorted = peaks.map((n) => total[n]!).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return peaks.findLast((n) => total[n]! >= 0.5 * median) ?? total.length - 1;
}

/** Without the beats at both ends where next to nothing sounds. */
function trimmed(found: readonly number[], score: Float64Array): number[] {
  // The root mean square of the beats' scores, each smoothed with its neighbours.
  const at = (i: number) => (i >= 0 && i < found.length ? score[found[i]!]! : 0);
  let sum = 0;
  const length = Math.min(found.length + 2, score.length);
  for (let i = 0; i < length; i++) sum += (0.5 * at(i - 1) + at(i) + 0.5 * at(i + 1)) ** 2;
  const threshold = 0.5 * Math.sqrt(sum / length);
  const first = score.findIndex((value) => value > threshold);
  const last = score.findLastIndex((value) => value > threshold);
  return found.filter((frame) => frame >= first && frame <= last);
}
