import type { Random } from "@segue/kernels";

/** Uniform white noise of −1 … 1. */
export function noise(length: number, random: Random): Float32Array {
  const samples = new Float32Array(length);
  for (let n = 0; n < length; n++) samples[n] = 2 * random.next() - 1;
  return samples;
}
