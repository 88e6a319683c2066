import { createRandom, type Random } from "@segue/kernels";
import type { Drawn } from "./drawn.js";

/**
 * Frozen: what is drawn for a seed never changes, or figures of other days could not be compared. Short phrases of notes as a spectrogram shows them, bands × frames in
 * decibels, a band a semitone. Half of the classes differ in nothing but the order of the same notes over time, the other half in nothing but the
 * strengths of the partials; where in pitch and time a phrase lies, its pace, loudness, noise and room are drawn at random for all alike.
 */
export const PHRASES_VERSION = 1;

export const BANDS = 48;
export const FRAMES = 96;
const NOTES = 6;

/** Partials above the fundamental in semitones, and how far below it each is, in decibels. */
interface Timbre {
  readonly partials: readonly (readonly [semitones: number, decibels: number])[];
}

const PLAIN: Timbre = { partials: harmonics([0, 6, 12, 18, 24, 30]) };
const CLASSES: readonly { readonly name: string; readonly timbre: Timbre; readonly order: (random: Random) => number[] }[] = [
  { name: "rising", timbre: PLAIN, order: () => [0, 1, 2, 3, 4, 5] },
  { name: "falling", timbre: PLAIN, order: () => [5, 4, 3, 2, 1, 0] },
  { name: "arch", timbre: PLAIN, order: () => [0, 2, 4, 5, 3, 1] },
  { name: "valley", timbre: PLAIN, order: () => [5, 3, 1, 0, 2, 4] },
  { name: "hollow", timbre: { partials: harmonics([0, 40, 6, 40, 12, 40]) }, order: wandering },
  { name: "bright", timbre: { partials: harmonics([0, 0, 2, 4, 6, 8]) }, order: wandering },
  { name: "dark", timbre: { partials: harmonics([0, 16, 32, 48, 48, 48]) }, order: wandering },
  { name: "bell", timbre: { partials: tuned([0, 4, 8, 12, 16], [0, 7, 16, 22, 27]) }, order: wandering },
];

function harmonics(decibels: readonly number[]): Timbre["partials"] {
  return decibels.map((below, i) => [12 * Math.log2(i + 1), below]);
}

function tuned(decibels: readonly number[], semitones: readonly number[]): Timbre["partials"] {
  return decibels.map((below, i) => [semitones[i]!, below]);
}

/** An order that changes its direction three times at least: none of those that are classes. */
function wandering(random: Random): number[] {
  for (;;) {
    const order = random.shuffle([0, 1, 2, 3, 4, 5]);
    const turns = order.filter((note, i) => i > 0 && i < NOTES - 1 && (note - order[i - 1]!) * (order[i + 1]! - note) < 0).length;
    if (turns >= 3) return order;
  }
}

/** So many phrases of each class, in random order. */
export function drawPhrases(each: number, seed: number | string): Drawn {
  const random = createRandom(`phrases ${PHRASES_VERSION}/${seed}`);
  const labels = random.shuffle(Int32Array.from({ length: each * CLASSES.length }, (_, i) => i % CLASSES.length));
  return {
    classes: CLASSES.map(({ name }) => name),
    shape: [BANDS, FRAMES],
    matrices: Array.from(labels, (label, i) => phrase(label, random.fork(`${i}`))),
    labels,
  };
}

/** Noise lies about here; a note lies 12 to 30 dB above it. */
const FLOOR = -60;

function phrase(label: number, random: Random): Float32Array {
  const { timbre, order } = CLASSES[label]!;
  const power = noise(random);
  const pitches = scale(random);
  const pace = 9 + random.int(5);
  const begin = random.int(FRAMES - NOTES * pace - 4);
  const level = FLOOR + 12 + 18 * random.next();
  const decay = 0.4 + 1.6 * random.next();
  order(random).forEach((note, n) => {
    const onset = begin + n * pace + random.int(3);
    const own = level + 4 * (random.next() - 0.5);
    for (const [semitones, below] of timbre.partials) {
      const partial = own - below + 3 * (random.next() - 0.5);
      ring(power, { band: pitches[note]! + semitones, onset, pace, level: partial, decay });
    }
  });
  return power.map((each) => 10 * Math.log10(each));
}

/** A noise of its own slope and unevenness, as power. */
function noise(random: Random): Float32Array {
  const slope = 0.3 * (random.next() - 0.5);
  const power = new Float32Array(BANDS * FRAMES);
  for (let band = 0; band < BANDS; band++) {
    const mean = 10 ** ((FLOOR + slope * (band - BANDS / 2)) / 10);
    // A periodogram's power is distributed exponentially.
    for (let frame = 0; frame < FRAMES; frame++) power[band * FRAMES + frame] = -mean * Math.log(1 - 0.999 * random.next());
  }
  return power;
}

/** Six rising pitches, in bands: one to three apart. */
function scale(random: Random): number[] {
  const pitches = [1 + 14 * random.next()];
  while (pitches.length < NOTES) pitches.push(pitches.at(-1)! + 1 + random.int(3));
  return pitches;
}

interface Ring {
  readonly band: number;
  readonly onset: number;
  readonly pace: number;
  /** In decibels at the onset. */
  readonly level: number;
  /** In decibels a frame. */
  readonly decay: number;
}

/** Adds a partial that decays, and faster when its note is over; it reaches into the two bands that it lies between. */
function ring(power: Float32Array, { band, onset, pace, level, decay }: Ring): void {
  const below = Math.floor(band);
  for (const [at, share] of [
    [below, below + 1 - band],
    [below + 1, band - below],
  ] as const) {
    if (at >= BANDS) continue;
    for (let frame = onset; frame < Math.min(FRAMES, onset + 2 * pace); frame++) {
      const over = Math.max(0, frame - onset - pace);
      power[at * FRAMES + frame]! += share * 10 ** ((level - decay * (frame - onset) - 3 * over) / 10);
    }
  }
}
