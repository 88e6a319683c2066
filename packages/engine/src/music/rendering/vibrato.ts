import { sine } from "./sine.js";

/** Factors of a frequency that swings `depth` semitones up and down `hz` times a second, setting in after `after` seconds. */
export function vibrato(
  length: number,
  rate: number,
  { hz, depth, after }: { hz: number; depth: number; after: number },
): Float32Array {
  const factors = new Float32Array(length);
  for (let n = 0; n < length; n++) {
    const t = n / rate;
    const set = Math.min(1, Math.max(0, (t - after) / 0.3));
    factors[n] = 1 + 0.0578 * depth * set * sine(hz * t);
  }
  return factors;
}
