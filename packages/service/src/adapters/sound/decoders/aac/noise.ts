import type { Random } from "@segue/kernels";

/** Fills a part of a spectrum with noise of which only the loudness is stored (ISO/IEC 14496-3, section 4.6.13): the root of the sum of its squares. */
export function fillNoise(spectrum: Float64Array, from: number, to: number, loudness: number, random: Random): void {
  let power = 0;
  for (let at = from; at < to; at++) {
    const value = random.next() - 0.5;
    spectrum[at] = value;
    power += value * value;
  }
  const scale = loudness / Math.sqrt(power);
  for (let at = from; at < to; at++) spectrum[at]! *= scale;
}
