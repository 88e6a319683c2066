import { defineFeatures } from "../feature-set.js";
import { chroma, PITCH_CLASSES } from "./chroma.js";

const CLASSES = PITCH_CLASSES.length;

/** Where the harmony lies on the circles of fifths, minor and major thirds. */
export const tonnetz = defineFeatures({
  name: "tonnetz",
  version: 1,
  title: "Tonal centroid",
  unit: "coordinates within circles of radius 1, 1 and 0.5",
  bands: ["fifth x", "fifth y", "minor third x", "minor third y", "major third x", "major third y"],
  source: "Harte, Sandler & Gasser, AMCMM 2006; librosa.feature.tonnetz of chroma_stft",
  needs: [chroma],
  reads: "whole",
  compute({ of }) {
    const { frames, data } = of(chroma);
    const out = new Float32Array(axes.length * frames);
    for (let t = 0; t < frames; t++) {
      let sum = 0;
      for (let c = 0; c < CLASSES; c++) sum += data[c * frames + t]!;
      axes.forEach((axis, row) => {
        let value = 0;
        for (let c = 0; c < CLASSES; c++) value += axis[c]! * data[c * frames + t]!;
        out[row * frames + t] = sum > 0 ? value / sum : 0;
      });
    }
    return { bands: axes.length, frames, data: out };
  },
});

/** Radius of a circle and its turn a semitone, in half turns. */
const circles = [
  [1, 7 / 6],
  [1, 3 / 2],
  [0.5, 2 / 3],
] as const;

/** What each pitch class adds to each coordinate. */
const axes = circles.flatMap(([radius, turn]) => [
  Float64Array.from({ length: CLASSES }, (_, c) => radius * Math.sin(Math.PI * turn * c)),
  Float64Array.from({ length: CLASSES }, (_, c) => radius * Math.cos(Math.PI * turn * c)),
]);
