import type { Random } from "@segue/kernels";
import { PIECES, type PieceName } from "../../rendering/percussion.js";
import type { Note } from "../../score.js";
import type { Bar, Player } from "../piece.js";
import { hitsOf, STEPS, weightOf } from "../rhythm.js";

export interface DrumsWish {
  /** What each piece of the kit does, a sixteenth a sign, a bar long: `x`, or `o` for what is hardly heard. */
  readonly pattern: Readonly<Partial<Record<PieceName, string>>>;
  /** How phrases turn: by a run over the toms, by a roll on the snare, or as if nothing were. */
  readonly fill: "toms" | "roll" | "none";
  /** Left away below this energy; 0 unless given. */
  readonly above?: number;
  /** What is left away as long as there is little energy. */
  readonly later?: readonly PieceName[];
}

/** From this energy on all pieces are played. */
const FULL = 0.7;
/** Beats of a fill. */
const FILL = 1;
const DOWN: readonly PieceName[] = ["highTom", "highTom", "midTom", "lowTom"];

/** Plays a pattern on a kit, turns phrases with fills and greets the next with a crash. */
export const drums =
  ({ pattern, fill, above = 0, later = [] }: DrumsWish): Player =>
  ({ bars, metre }, random) => {
    const lines = Object.entries(pattern).map(([piece, line]) => ({ piece: piece as PieceName, hits: hitsOf(line) }));
    return bars.flatMap((bar): Note[] => {
      if (bar.ends) return [blow("kick", bar.at, 0.9), blow(fill === "none" ? "ride" : "crash", bar.at, 0.7)];
      if (bar.energy < above) return [];
      const heard = lines.filter(({ piece }) => bar.energy >= FULL || !later.includes(piece));
      const filled = bar.turns && fill !== "none";
      const notes = heard.flatMap(({ piece, hits }) =>
        hits
          .filter(({ at }) => !filled || at < metre - FILL)
          .map(({ at, sign }) => blow(piece, bar.at + at, (sign === "o" ? 0.3 : 0.85) * (0.85 + 0.15 * weightOf(at)))),
      );
      const crash = bar.arrives && fill !== "none" ? [blow("crash", bar.at, 0.7)] : [];
      return [...notes, ...crash, ...(filled ? fillOf(bar, metre, fill, random) : [])];
    });
  };

function fillOf({ at }: Bar, metre: number, fill: "toms" | "roll", random: Random): Note[] {
  return Array.from({ length: FILL * STEPS }, (_, n) => {
    const piece = fill === "roll" ? "snare" : DOWN[(n + (random.next() < 0.2 ? 1 : 0)) % DOWN.length]!;
    return blow(piece, at + metre - FILL + n / STEPS, 0.55 + 0.1 * n);
  });
}

const blow = (piece: PieceName, at: number, strength: number): Note => ({ at, length: 0.25, pitch: PIECES[piece], strength });
