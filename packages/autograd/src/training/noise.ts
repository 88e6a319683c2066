import type { Uniform } from "../graph/initialisers.js";

/** Each random number serves for so many elements, a byte for each. */
const BYTES = 4;

/** Fills with 1 for elements that stay and 0 for those that are left out. */
export function fillNoise(noise: Uint8Array, rate: number, uniform: Uniform): void {
  const least = rate * 256;
  const stays = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= least ? 1 : 0));
  const whole = noise.length - (noise.length % BYTES);
  for (let i = 0; i < whole; i += BYTES) {
    const bits = (uniform() * 2 ** 32) >>> 0;
    noise[i] = stays[bits & 255]!;
    noise[i + 1] = stays[(bits >>> 8) & 255]!;
    noise[i + 2] = stays[(bits >>> 16) & 255]!;
    noise[i + 3] = stays[bits >>> 24]!;
  }
  const bits = whole < noise.length ? (uniform() * 2 ** 32) >>> 0 : 0;
  for (let i = whole; i < noise.length; i++) noise[i] = stays[(bits >>> (8 * (i - whole))) & 255]!;
}
