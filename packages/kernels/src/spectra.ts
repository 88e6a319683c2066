import { createArena } from "./parallel/arena.js";
import { enter } from "./parallel/kernels.js";

/** Computes the spectra of a signal, stretch by stretch. */
export interface Spectra {
  /**
   * The spectra of `count` stretches, at most {@link MOST_STRETCHES}; stretch i are `size` numbers from place `from + i · hop` of the signal on, 0 where
   * it has none. What it hands out is filled anew by the next call.
   */
  of(signal: Float32Array, from: number, count: number): SpectraRows;
}

/** A row of size / 2 + 1 numbers for each stretch. */
export interface SpectraRows {
  /** |X|² */
  powers(row: number): Float64Array;
  /** |X| */
  magnitudes(row: number): Float64Array;
}

/** Stretches that are computed in one go. */
export const MOST_STRETCHES = 16;

/** For stretches of `size` numbers, 2 times a power of 4, which begin `hop` numbers apart, each multiplied by `window` before. */
export function createSpectra(size: number, hop: number, window: Float64Array): Spectra {
  if (size < 8 || Math.log2(size) % 2 !== 1) throw new RangeError(`spectra of ${size} numbers: not 2 times a power of 4`);
  const bins = size / 2 + 1;
  const arena = createArena(8 * (MOST_STRETCHES * (hop + 2 * bins) + 8 * size));
  const kernels = enter(arena.memory);
  const span = (MOST_STRETCHES - 1) * hop + size;
  const signals = arena.room(4 * span);
  const place = (numbers: Float64Array) => arena.put(new Float32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length));
  const windowed = place(window);
  const circle = place(turns(size));
  const room = arena.scratch(32 * size);
  const [powers, magnitudes] = [arena.scratch(8 * MOST_STRETCHES * bins), arena.scratch(8 * MOST_STRETCHES * bins)];
  const rowsOf = (address: number) =>
    Array.from({ length: MOST_STRETCHES }, (_, i) => new Float64Array(arena.memory.buffer, address + 8 * i * bins, bins));
  const rows = { powers: rowsOf(powers), magnitudes: rowsOf(magnitudes) };
  return {
    of(signal, from, count) {
      const pairs = Math.ceil(count / 2);
      copyFrom(signal, from, arena.floats(signals, (2 * pairs - 1) * hop + size));
      kernels.spectra!(signals, hop, size, pairs, windowed, circle, room, powers, magnitudes);
      return { powers: (row) => rows.powers[row]!, magnitudes: (row) => rows.magnitudes[row]! };
    },
  };
}

/** cos and −sin of 2πk / size in turn, k below size / 2. */
function turns(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    const angle = (2 * Math.PI * (i >> 1)) / size;
    return i % 2 === 0 ? Math.cos(angle) : -Math.sin(angle);
  });
}

function copyFrom(signal: Float32Array, from: number, to: Float32Array): void {
  const first = Math.min(to.length, Math.max(0, -from));
  const end = Math.max(first, Math.min(to.length, signal.length - from));
  to.fill(0, 0, first);
  to.fill(0, end);
  to.set(signal.subarray(from + first, from + end), first);
}
