import type { Note } from "../../score.js";
import { voicing } from "../chord.js";
import type { Player } from "../piece.js";
import { weightOf } from "../rhythm.js";

export interface ArpeggioWish {
  /** Which note of the chord comes when, from 0 for the lowest; beyond its notes they begin again an octave above. */
  readonly order: readonly number[];
  /** Beats from note to note. */
  readonly every: number;
  readonly centre: number;
  /** Left away below this energy; 0 unless given. */
  readonly above?: number;
}

/** Plays the notes of chords one after the other. */
export const arpeggio =
  ({ order, every, centre, above = 0 }: ArpeggioWish): Player =>
  ({ bars, metre }) => {
    let voices: number[] | undefined;
    return bars.flatMap(({ at, chord, energy, ends }): Note[] => {
      voices = voicing(chord, centre, voices);
      const pitch = (n: number) => voices![n % voices!.length]! + 12 * Math.floor(n / voices!.length);
      if (energy < above) return [];
      if (ends) return [{ at, length: metre, pitch: pitch(0), strength: 0.7 }];
      return Array.from({ length: Math.round(metre / every) }, (_, n) => ({
        at: at + n * every,
        length: 1.6 * every,
        pitch: pitch(order[n % order.length]!),
        strength: 0.55 + 0.3 * weightOf(n * every),
      }));
    });
  };
