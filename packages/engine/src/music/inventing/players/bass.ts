import type { Note } from "../../score.js";
import type { Player } from "../piece.js";
import { hitsOf, weightOf } from "../rhythm.js";

/** The lowest pitch that basses play: E1. */
const LOWEST = 28;

export interface BassWish {
  /** A sixteenth a sign, a bar long: `1`, `3`, `5`, `7` are notes of the chord, `8` is the root an octave above. */
  readonly pattern: string;
  /** Left away below this energy; 0 unless given. */
  readonly above?: number;
}

/** Plays notes of the chord in a rhythm, low. */
export const bass =
  ({ pattern, above = 0 }: BassWish): Player =>
  ({ bars, metre }) => {
    const hits = hitsOf(pattern);
    return bars.flatMap(({ at, chord, energy, ends }): Note[] => {
      if (energy < above) return [];
      const root = lowRoot(chord.pitches[0]!);
      if (ends) return [{ at, length: metre, pitch: root, strength: 0.85 }];
      return hits.map((hit) => ({
        at: at + hit.at,
        length: 0.95 * hit.length,
        pitch: hit.sign === "8" ? root + 12 : root + chord.pitches[(Number(hit.sign) - 1) / 2]! - chord.pitches[0]!,
        strength: 0.75 + 0.2 * weightOf(hit.at),
      }));
    });
  };

/** The same note in the lowest octave that a bass has. */
export const lowRoot = (pitch: number): number => LOWEST + ((((pitch - LOWEST) % 12) + 12) % 12);
