import { byFrame, defineFeatures, type Heard } from "../feature-set.js";
import { BINS, RATE, WINDOW } from "../spectra.js";
import { tuning } from "./tuning.js";

/** The twelve pitch classes of {@link chroma}, in the order of its rows. */
export const PITCH_CLASSES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"] as const;
const CLASSES = 12;

/** How strong each pitch class is, octaves aside. */
export const chroma = defineFeatures({
  name: "chroma",
  version: 1,
  title: "Chromagram",
  unit: "power by pitch class, the strongest of each frame 1",
  bands: PITCH_CLASSES,
  source: "Ellis, Chroma feature analysis and synthesis, 2007; librosa.feature.chroma_stft",
  needs: [tuning],
  reads: "spectra",
  start(heard: Heard) {
    const bank = filters(heard.of(tuning).data[0]!);
    return byFrame(CLASSES, ({ power }, column) => {
      let most = 0;
      for (let c = 0; c < CLASSES; c++) {
        const strength = dot(bank, c * BINS, power);
        column[c] = strength;
        if (strength > most) most = strength;
      }
      if (most > 0) for (let c = 0; c < CLASSES; c++) column[c]! /= most;
    })(heard);
  },
});

/** Octave above A0 around which pitches count most, and over how many octaves that falls. */
const CENTRE = 5;
const WIDTH = 2;

/** Twelve rows of weights for the bins: bells around each pitch class, as wide as a bin where that is more than a semitone. */
function filters(deviation: number): Float64Array {
  const lowest = (440 * 2 ** (deviation / 12)) / 16;
  const place = (bin: number): number =>
    bin === 0 ? place(1) - 1.5 * CLASSES : CLASSES * Math.log2((bin * RATE) / WINDOW / lowest);
  const bank = new Float64Array(CLASSES * BINS);
  for (let bin = 0; bin < BINS; bin++) {
    const semitone = place(bin);
    const width = Math.max(1, place(bin + 1) - semitone);
    // A is the class of the lowest pitch, and the tenth row.
    const bells = Array.from({ length: CLASSES }, (_, c) => Math.exp(-0.5 * ((2 * distance(semitone, c - 9)) / width) ** 2));
    const length = Math.hypot(...bells);
    const weight = Math.exp(-0.5 * ((semitone / CLASSES - CENTRE) / WIDTH) ** 2);
    bells.forEach((bell, c) => {
      bank[c * BINS + bin] = (bell / length) * weight;
    });
  }
  return bank;
}

/** Semitones from one pitch to another, octaves aside: from −6 to below 6. */
function distance(from: number, to: number): number {
  const turned = from - to + CLASSES / 2;
  return turned - CLASSES * Math.floor(turned / CLASSES) - CLASSES / 2;
}

function dot(bank: Float64Array, row: number, power: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < BINS; k += 4) {
    a += bank[row + k]! * power[k]!;
    b += bank[row + k + 1]! * power[k + 1]!;
    c += bank[row + k + 2]! * power[k + 2]!;
    d += bank[row + k + 3]! * power[k + 3]!;
  }
  for (; k < BINS; k++) a += bank[row + k]! * power[k]!;
  return a + b + (c + d);
}
