import { single } from "../../feature.js";
import { defineFeatures } from "../feature-set.js";
import { chroma, PITCH_CLASSES } from "./chroma.js";

const CLASSES = PITCH_CLASSES.length;

/** The key of the music. */
export const key = defineFeatures({
  name: "key",
  version: 1,
  title: "Key and mode",
  unit: "tonic from 0 (C) to 11 (B); mode 1 major, 0 minor; clarity, the correlation with that key's profile less that of the next likely",
  bands: ["tonic", "mode", "clarity"],
  source: "Krumhansl, Cognitive Foundations of Musical Pitch, 1990; profiles of Temperley, Music Perception 1999",
  needs: [chroma],
  reads: "whole",
  compute({ of }) {
    const { frames, data } = of(chroma);
    const means = Float64Array.from({ length: CLASSES }, (_, c) => {
      let sum = 0;
      for (let t = 0; t < frames; t++) sum += data[c * frames + t]!;
      return sum / frames;
    });
    const ranked = keys
      .map(({ tonic, major, profile }) => ({ tonic, major, likeness: correlation(means, profile) }))
      .sort((a, b) => b.likeness - a.likeness);
    const [first, second] = ranked as [(typeof ranked)[number], (typeof ranked)[number]];
    return single(first.tonic, first.major ? 1 : 0, first.likeness - second.likeness);
  },
});

/** How well each step above the tonic fits a key. */
const MAJOR = [5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4];
const MINOR = [5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4];

const keys = [MAJOR, MINOR].flatMap((steps) =>
  Array.from({ length: CLASSES }, (_, tonic) => ({
    tonic,
    major: steps === MAJOR,
    profile: Float64Array.from({ length: CLASSES }, (_, c) => steps[(c - tonic + CLASSES) % CLASSES]!),
  })),
);

/** Pearson's; 0 where one of them is the same everywhere. */
function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0) / CLASSES) as [number, number];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let c = 0; c < CLASSES; c++) {
    both += (a[c]! - meanA) * (b[c]! - meanB);
    ofA += (a[c]! - meanA) ** 2;
    ofB += (b[c]! - meanB) ** 2;
  }
  return ofA * ofB > 0 ? both / Math.sqrt(ofA * ofB) : 0;
}
