import { createArena } from "./parallel/arena.js";
import { enter } from "./parallel/kernels.js";

/** Finds what filters make of a signal at most. */
export interface LargestFiltered {
  /** Places from which it looks at a time, a multiple of 4. */
  readonly places: number;
  /**
   * The largest magnitude that a filter reaches from the first `count` places on (a multiple of 4, at most `places`), or `most` where that is larger. Place n
   * is Σ tap[i] · signal[n + i].
   */
  over(signal: Float32Array, count: number, most: number): number;
}

/** For filters of one length, an even number. */
export function createLargestFiltered(filters: readonly Float32Array[], places = 1024): LargestFiltered {
  const taps = filters[0]?.length ?? 0;
  const arena = createArena(4 * (taps * filters.length + places + taps));
  const kernels = enter(arena.memory);
  const rows = arena.room(4 * taps * filters.length);
  filters.forEach((filter, f) => {
    arena.floats(rows + 4 * f * taps, taps).set(filter);
  });
  const [room, out] = [arena.room(4 * (places + taps)), arena.room(16)];
  const [placed, result] = [arena.floats(room, places + taps), arena.floats(out, 1)];
  return {
    places,
    over(signal, count, most) {
      placed.set(signal.subarray(0, count + taps - 1));
      result[0] = most;
      kernels.largestFiltered(room, count, filters.length, rows, taps, out);
      return result[0];
    },
  };
}
