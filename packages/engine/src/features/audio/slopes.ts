import type { Feature } from "../feature.js";

/** Frames on each side that a slope is fitted to. */
const SIDE = 4;

/**
 * The weighted sum of each row over nine frames around each one (weights from four frames before to four after). Near the ends it is that of the
 * nearest frame that has four neighbours on each side; in a sound of fewer than nine frames the end frames are repeated.
 */
export function overNineFrames({ bands, frames, data }: Feature, weight: (offset: number) => number): Feature {
  const weights = Array.from({ length: 2 * SIDE + 1 }, (_, i) => weight(i - SIDE));
  const out = new Float32Array(data.length);
  for (let band = 0; band < bands; band++) {
    const row = data.subarray(band * frames, (band + 1) * frames);
    for (let t = 0; t < frames; t++) {
      const middle = Math.max(SIDE, Math.min(frames - 1 - SIDE, t));
      out[band * frames + t] = weights.reduce((sum, w, i) => sum + w * row[Math.min(frames - 1, middle + i - SIDE)]!, 0);
    }
  }
  return { bands, frames, data: out };
}
