import type { Random, SequenceRows } from "@segue/kernels";

/** Stretches of sessions that a network reads at once: plays `from[w]` to `to[w]` − 1, two at least, of `tracks`; the older sessions first. */
export interface Windows {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Tracks in order of play, the sessions one after the other. */
  readonly tracks: Int32Array;
}

/** Cuts sessions into windows of `length` tracks and the one that follows each; every track but a session's first is once to be predicted. */
export function windowsOf({ indptr, symbols }: SequenceRows, sessions: Uint32Array, length: number): Windows {
  const [from, to]: [number[], number[]] = [[], []];
  for (const session of sessions) {
    const end = indptr[session + 1]!;
    for (let begin = indptr[session]!; begin < end - 1; begin += length) {
      from.push(begin);
      to.push(Math.min(end, begin + length + 1));
    }
  }
  return { from: Uint32Array.from(from), to: Uint32Array.from(to), tracks: symbols };
}

/** How many tracks of a window are read: all but the last. */
export const readOf = ({ from, to }: Windows, window: number): number => to[window]! - from[window]! - 1;

/** All predictions that the windows ask for. */
export const askedOf = ({ from, to }: Windows): number => from.reduce((sum, begin, window) => sum + to[window]! - begin - 1, 0);

/** The newest tenth of the sessions loses so many to validation, at most a tenth of it, at random. */
export function holdOut(sessions: number, most: number, random: Random): { learned: Uint32Array; heldOut: Uint32Array } {
  const newest = Math.floor(sessions / 10);
  const chosen = random.shuffle(Uint32Array.from({ length: newest }, (_, i) => sessions - newest + i));
  const heldOut = chosen.subarray(0, Math.min(most, Math.floor(newest / 10))).sort();
  const left = new Set(heldOut);
  return { learned: Uint32Array.from({ length: sessions }, (_, i) => i).filter((session) => !left.has(session)), heldOut };
}
