import type { Note } from "../../score.js";
import { voicing } from "../chord.js";
import type { Player } from "../piece.js";
import { hitsOf, weightOf } from "../rhythm.js";

export interface ChordsWish {
  /** A sixteenth a sign, a bar long; `X` is stronger than `x`. */
  readonly pattern: string;
  /** MIDI pitch about which the chords lie. */
  readonly centre: number;
  /** Beats between the notes of a chord, as of a hand that strums; 0 unless given. */
  readonly strum?: number;
  /** Left away below this energy; 0 unless given. */
  readonly above?: number;
}

/** Plays chords in a rhythm, each as near as can be to the one before. */
export const chords =
  ({ pattern, centre, strum = 0, above = 0 }: ChordsWish): Player =>
  ({ bars, metre }) => {
    const hits = hitsOf(pattern);
    let voices: number[] | undefined;
    return bars.flatMap(({ at, chord, energy, ends }) => {
      voices = voicing(chord, centre, voices);
      const played = voices;
      if (energy < above) return [];
      const own = ends ? [{ at: 0, length: metre, sign: "x" }] : hits;
      return own.flatMap((hit, h): Note[] => {
        const order = h % 2 === 0 ? played : [...played].reverse();
        const strength = (hit.sign === "X" ? 0.95 : 0.75) * (0.8 + 0.2 * weightOf(hit.at));
        return order.map((pitch, i) => ({ at: at + hit.at + i * strum, length: hit.length - i * strum, pitch, strength }));
      });
    });
  };
