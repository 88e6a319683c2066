import type { Note } from "../../score.js";
import type { Player } from "../piece.js";
import { weightOf } from "../rhythm.js";
import { lowRoot } from "./bass.js";

/** A note on each beat: from the root by notes of the chord to a neighbour of the next root. */
export const walkingBass =
  (): Player =>
  ({ bars, metre }, random) =>
    bars.flatMap(({ at, chord, ends }, b): Note[] => {
      const root = lowRoot(chord.pitches[0]!) + 5;
      if (ends) return [{ at, length: metre, pitch: root, strength: 0.85 }];
      const next = lowRoot((bars[b + 1] ?? bars[b]!).chord.pitches[0]!) + 5;
      const above = chord.pitches.slice(1).map((pitch) => root + pitch - chord.pitches[0]!);
      return Array.from({ length: metre }, (_, beat) => ({
        at: at + beat,
        length: 0.92,
        pitch: beat === 0 ? root : beat === metre - 1 ? next + (random.int(2) === 0 ? -1 : 2) : above[random.int(above.length)]!,
        strength: 0.7 + 0.15 * weightOf(beat),
      }));
    });
