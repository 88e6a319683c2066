import { sine } from "./sine.js";

/** Periods of waves by their partials: how strong the n-th is. */
const SHAPES = {
  saw: (n: number) => 1 / n,
  square: (n: number) => (n % 2 === 1 ? 1.3 / n : 0),
  triangle: (n: number) => (n % 2 === 1 ? ((n % 4 === 1 ? 1 : -1) * 1.6) / (n * n) : 0),
} as const;

export type Shape = keyof typeof SHAPES;

const SIZE = 2048;
/** Partials of the fullest table; each further table has half as many. */
const MOST = 512;
const tables = new Map<string, Float32Array>();

/**
 * Adds a wave to `samples`, its frequency `hz` times `bend(n)` at sample n where that is given. It has only the partials below half of `rate`, so that nothing
 * folds back; `phase` in periods.
 */
export function addWave(
  samples: Float32Array,
  wave: { readonly shape: Shape; readonly hz: number; readonly rate: number; readonly gain: number; readonly phase: number },
  bend?: Float32Array,
): void {
  const { shape, hz, rate, gain } = wave;
  const table = tableOf(shape, Math.floor((0.47 * rate) / hz));
  const step = (hz / rate) * SIZE;
  let place = wave.phase * SIZE;
  for (let n = 0; n < samples.length; n++) {
    const below = place | 0;
    samples[n]! += gain * (table[below]! + (place - below) * (table[below + 1]! - table[below]!));
    place += bend === undefined ? step : step * bend[n]!;
    while (place >= SIZE) place -= SIZE;
  }
}

/** One period with the most partials that `limit` allows, and its first number again at the end. */
function tableOf(shape: Shape, limit: number): Float32Array {
  let partials = MOST;
  while (partials > 1 && partials > limit) partials /= 2;
  const key = `${shape} ${partials}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = new Float32Array(SIZE + 1);
  for (let n = 1; n <= partials; n++) {
    const strength = SHAPES[shape](n);
    if (strength !== 0) for (let i = 0; i <= SIZE; i++) table[i]! += strength * sine((n * i) / SIZE);
  }
  tables.set(key, table);
  return table;
}
