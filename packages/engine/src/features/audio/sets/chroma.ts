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
      for (let c = 0; c < CLASSES; c += 4) weigh(bank, c, power, column);
      const most = Math.max(...column);
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

/** Four rows of the bank times the powers. */
function weigh(bank: Float64Array, c: number, power: Float64Array, column: Float64Array): void {
  const [r0, r1, r2, r3] = [c * BINS, (c + 1) * BINS, (c + 2) * BINS, (c + 3) * BINS] as const;
  let [a, b, d, e] = [0, 0, 0, 0];
  for (let k = 0; k < BINS; k++) {
    const here = power[k]!;
    a += bank[r0 + k]! * here;
    b += bank[r1 + k]! * here;
    d += bank[r2 + k]! * here;
    e += bank[r3 + k]! * here;
  }
  column[c] = a;
  column[c + 1] = b;
  column[c + 2] = d;
  column[c + 3] = e;
}
