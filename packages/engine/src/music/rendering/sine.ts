const SIZE = 4096;
const TABLE = Float64Array.from({ length: SIZE + 1 }, (_, n) => Math.sin((2 * Math.PI * n) / SIZE));

/** sin(2π·phase), within 3e-7, for any phase in periods: a table is several times faster than `Math.sin`. */
export function sine(phase: number): number {
  const place = (phase - Math.floor(phase)) * SIZE;
  const below = place | 0;
  return TABLE[below]! + (place - below) * (TABLE[below + 1]! - TABLE[below]!);
}
