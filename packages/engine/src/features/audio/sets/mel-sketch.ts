import type { Feature } from "../../feature.js";
import { defineFeatures } from "../feature-set.js";
import { logMel } from "./log-mel.js";
import { MEL_BANDS } from "./mel.js";

/** Neighbouring bands and frames that become one. */
const BANDS = 2;
const FRAMES = 4;

/** The mel spectrogram in decibels as networks read it: an eighth of the numbers, and still what is heard when. */
export const melSketch = defineFeatures({
  name: "mel-sketch",
  version: 1,
  title: "Coarse mel spectrogram in decibels",
  unit: "dB as in log-mel, means over 2 bands and 4 frames; about 11 columns a second",
  bands: MEL_BANDS / BANDS,
  source: "means over the set log-mel; of a last column over what is left",
  needs: [logMel],
  reads: "whole",
  compute: ({ of }) => coarser(of(logMel)),
});

function coarser({ bands, frames, data }: Feature): Feature {
  const [rows, columns] = [bands / BANDS, Math.ceil(frames / FRAMES)];
  const sums = new Float64Array(rows * columns);
  for (let band = 0; band < bands; band++)
    for (let frame = 0; frame < frames; frame++)
      sums[Math.floor(band / BANDS) * columns + Math.floor(frame / FRAMES)]! += data[band * frames + frame]!;
  const heard = (column: number) => BANDS * Math.min(FRAMES, frames - FRAMES * column);
  return { bands: rows, frames: columns, data: Float32Array.from(sums, (sum, at) => sum / heard(at % columns)) };
}
