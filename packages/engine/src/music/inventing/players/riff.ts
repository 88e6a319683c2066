import type { Note } from "../../score.js";
import type { Player } from "../piece.js";
import { hitsOf, weightOf } from "../rhythm.js";

export interface RiffWish {
  /** A sixteenth a sign, a bar long: `x` is short and damped, `X` rings with its fifth and octave, a digit is a step of the scale above the root. */
  readonly pattern: string;
  /** MIDI pitch from which the root lies at most an octave above. */
  readonly lowest: number;
  /** Left away below this energy; 0 unless given. */
  readonly above?: number;
}

/** Plays roots, fifths and steps of the scale as electric guitars do. */
export const riff =
  ({ pattern, lowest, above = 0 }: RiffWish): Player =>
  ({ bars, metre, scale }) => {
    const hits = hitsOf(pattern);
    return bars.flatMap(({ at, chord, energy, ends }): Note[] => {
      if (energy < above) return [];
      const shift = 12 * Math.ceil((lowest - chord.pitches[0]!) / 12);
      const root = chord.pitches[0]! + shift;
      const ringing = (from: number, length: number, strength: number) =>
        [0, 7, 12].map((interval) => ({ at: at + from, length, pitch: root + interval, strength }));
      if (ends) return ringing(0, metre, 0.9);
      return hits.flatMap((hit): Note[] => {
        const strength = 0.7 + 0.2 * weightOf(hit.at);
        if (hit.sign === "X") return ringing(hit.at, 0.95 * hit.length, strength);
        const step = hit.sign === "x" ? 0 : Number(hit.sign);
        const pitch = step === 0 ? root : scale.pitch(chord.degree + step) + shift;
        return [{ at: at + hit.at, length: (step === 0 ? 0.5 : 0.95) * hit.length, pitch, strength }];
      });
    });
  };
