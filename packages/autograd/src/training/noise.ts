import type { Uniform } from "../graph/initialisers.js";

/** Each random number serves for so many elements, a byte for each. */
const BYTES = 4;

/** Fills with 1 for elements that stay and 0 for those that are left out. */
export function fillNoise(noise: Uint8Array, rate: number, uniform: Uniform): void {
  const least = rate * 256;
  for (let i = 0; i < noise.length; i += BYTES) {
    let bits = uniform() * 2 ** 32;
    for (let j = i; j < i + BYTES && j < noise.length; j++) {
      const byte = bits % 256;
      noise[j] = byte >= least ? 1 : 0;
      bits = (bits - byte) / 256;
    }
  }
}
