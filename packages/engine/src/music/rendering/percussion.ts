import type { Random } from "@segue/kernels";
import { filter } from "./filter.js";
import type { Sounding } from "./instrument.js";
import { noise } from "./noise.js";
import { sine } from "./sine.js";

/** A piece of a drum kit: a sine whose pitch falls, filtered noise, or both. */
export interface Piece {
  readonly tone?: {
    /** From this frequency to that, in Hz, nearing it by 63 % in `bend` seconds. */
    readonly from: number;
    readonly to: number;
    readonly bend: number;
    /** Seconds until it has come down to 37 %. */
    readonly decay: number;
    readonly gain: number;
  };
  readonly noise?: {
    readonly kind: "low" | "band" | "high";
    readonly hz: number;
    readonly resonance: number;
    readonly decay: number;
    readonly gain: number;
    /** Seconds after which it sets in again, as of several hands. */
    readonly again?: readonly number[];
  };
}

/** Times of 37 % after which nothing is heard any more. */
const FADED = 6;

/** One blow on a piece; the stronger, the brighter. */
export function strike({ tone, noise: burst }: Piece, { strength, rate, random }: Sounding): Float32Array {
  const last = burst?.again?.at(-1) ?? 0;
  const seconds = FADED * Math.max(tone?.decay ?? 0, burst?.decay ?? 0) + last;
  const samples = new Float32Array(Math.ceil(seconds * rate));
  if (burst !== undefined) addBurst(samples, burst, { gain: burst.gain * strength ** 1.2, rate, random });
  if (tone !== undefined) addTone(samples, tone, { gain: tone.gain * strength, rate });
  return samples;
}

function addTone(
  samples: Float32Array,
  { from, to, bend, decay }: Required<Piece>["tone"],
  { gain, rate }: { gain: number; rate: number },
): void {
  const [bends, fades] = [Math.exp(-1 / (bend * rate)), Math.exp(-1 / (decay * rate))];
  let [above, level, phase] = [from - to, gain, 0];
  for (let n = 0; n < samples.length; n++) {
    phase += (to + above) / rate;
    samples[n]! += level * sine(phase);
    above *= bends;
    level *= fades;
  }
}

function addBurst(
  samples: Float32Array,
  { kind, hz, resonance, decay, again = [] }: Required<Piece>["noise"],
  { gain, rate, random }: { gain: number; rate: number; random: Random },
): void {
  const length = Math.min(samples.length, Math.ceil((FADED * decay + (again.at(-1) ?? 0)) * rate));
  const heard = filter(noise(length, random), { kind, hz, resonance, rate });
  const begins = new Set(again.map((seconds) => Math.round(seconds * rate)));
  const fades = Math.exp(-1 / (decay * rate));
  let level = gain;
  for (let n = 0; n < length; n++) {
    if (begins.has(n)) level = gain;
    samples[n]! += level * heard[n]!;
    level *= fades;
  }
}

/** The pieces of General MIDI's percussion map that are played here, by their numbers. */
export const PIECES = {
  kick: 36,
  rim: 37,
  snare: 38,
  clap: 39,
  hat: 42,
  lowTom: 45,
  openHat: 46,
  midTom: 47,
  crash: 49,
  highTom: 50,
  ride: 51,
  shaker: 70,
  highConga: 63,
  lowConga: 64,
} as const;

export type PieceName = keyof typeof PIECES;

const NAMES = new Map(Object.entries(PIECES).map(([name, number]) => [number as number, name as PieceName]));

/** Sounds the piece of a kit that a note's pitch names. Throws a RangeError where the kit has none. */
export function strikeFrom(kit: Readonly<Record<PieceName, Piece>>, note: Sounding): Float32Array {
  const name = NAMES.get(Math.round(note.pitch));
  if (name === undefined) throw new RangeError(`No piece of the kit has the number ${note.pitch}`);
  return strike(kit[name], note);
}
