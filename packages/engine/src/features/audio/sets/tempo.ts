import { createRealFft } from "@segue/kernels";
import { single } from "../../feature.js";
import { defineFeatures } from "../feature-set.js";
import { HOP, RATE } from "../spectra.js";
import { onset } from "./onset.js";

/** The speed of the music. */
export const tempo = defineFeatures({
  name: "tempo",
  version: 1,
  title: "Tempo",
  unit: "beats a minute, 0 where nothing begins",
  bands: 1,
  source: "Ellis, Journal of New Music Research 2007; Grosche et al., ICASSP 2010 (tempogram); librosa.feature.tempo",
  needs: [onset],
  reads: "whole",
  compute({ of }) {
    const strengths = of(onset).data;
    if (strengths.every((strength) => strength === 0)) return single(0);
    return single((60 * RATE) / HOP / bestPeriod(meanAutocorrelation(strengths)));
  },
});

/** Frames of one window, 8 seconds, in which onsets are compared with themselves. */
const SPAN = Math.floor((8 * RATE) / HOP);
/** What listeners expect without having heard anything, and how many octaves around it are likely. */
const USUAL_TEMPO = 120;
const OCTAVES = 1;
const FASTEST = 320;

/** The mean over all frames of how well the onsets around it agree with themselves shifted by each number of frames, 1 for no shift. */
function meanAutocorrelation(strengths: Float32Array): Float64Array {
  const around = ramped(strengths, SPAN / 2);
  const size = 1 << Math.ceil(Math.log2(2 * SPAN));
  const fft = createRealFft(size);
  const [cut, real, imaginary] = [new Float64Array(size), new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  const hann = Float64Array.from({ length: SPAN }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / SPAN));
  const sums = new Float64Array(SPAN);
  for (let t = 0; t < strengths.length; t++) {
    cut.fill(0, SPAN);
    for (let n = 0; n < SPAN; n++) cut[n] = around[t + n]! * hann[n]!;
    fft.forward(cut, real, imaginary);
    // The autocorrelation is the transform of the power, which is symmetric (Wiener–Khinchin).
    for (let k = 0; k <= size / 2; k++) cut[k] = real[k]! ** 2 + imaginary[k]! ** 2;
    for (let k = 1; k < size / 2; k++) cut[size - k] = cut[k]!;
    fft.forward(cut, real, imaginary);
    if (real[0]! > 0) for (let lag = 0; lag < SPAN; lag++) sums[lag]! += real[lag]! / real[0]!;
  }
  return sums.map((sum) => sum / strengths.length);
}

/** The numbers with `pad` more on each side, along a line to 0. */
function ramped(values: Float32Array, pad: number): Float64Array {
  const out = new Float64Array(values.length + 2 * pad);
  out.set(values, pad);
  for (let i = 0; i < pad; i++) {
    out[i] = (values[0]! * i) / pad;
    out[out.length - 1 - i] = (values[values.length - 1]! * i) / pad;
  }
  return out;
}

/** The shift, in frames, that agrees best where the usual tempo is more likely than others. */
function bestPeriod(agreement: Float64Array): number {
  let [best, most] = [1, Number.NEGATIVE_INFINITY];
  for (let lag = 1; lag < SPAN; lag++) {
    const bpm = (60 * RATE) / HOP / lag;
    if (bpm >= FASTEST) continue;
    const likelihood = Math.log1p(1e6 * agreement[lag]!) - 0.5 * (Math.log2(bpm / USUAL_TEMPO) / OCTAVES) ** 2;
    if (likelihood > most) [best, most] = [lag, likelihood];
  }
  return best;
}
