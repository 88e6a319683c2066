import type { Scale } from "./scale.js";

/** A chord of a piece. */
export interface Chord {
  /** The degree of the scale on which it stands. */
  readonly degree: number;
  /** MIDI pitches from the root up, in thirds. */
  readonly pitches: readonly number[];
}

/** A chord of so many notes in thirds; the dominant of a minor key takes the leading note. */
export function chordOn(degree: number, size: number, scale: Scale): Chord {
  const pitches = Array.from({ length: size }, (_, third) => {
    const pitch = scale.pitch(degree + 2 * third);
    return scale.minor && scale.mode === "aeolian" && degree % 7 === 4 && third === 1 ? pitch + 1 : pitch;
  });
  return { degree, pitches };
}

/** The notes of a chord in the octaves that lie nearest to the voices before, or to `centre` where there are none: ascending. */
export function voicing({ pitches }: Chord, centre: number, before?: readonly number[]): number[] {
  const aim = before === undefined ? centre : (centre + mean(before)) / 2;
  let best: number[] = [];
  for (let inversion = 0; inversion < pitches.length; inversion++) {
    const turned = pitches.map((pitch, i) => pitch + (i < inversion ? 12 : 0));
    const shift = 12 * Math.round((aim - mean(turned)) / 12);
    const voices = turned.map((pitch) => pitch + shift).sort((a, b) => a - b);
    if (best.length === 0 || moved(voices, before, aim) < moved(best, before, aim)) best = voices;
  }
  return best;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** How far voices are from those before, and from where they are meant to be. */
const moved = (voices: readonly number[], before: readonly number[] | undefined, aim: number): number =>
  voices.reduce((sum, pitch, i) => sum + Math.abs(pitch - (before?.[i] ?? aim)), 0);
