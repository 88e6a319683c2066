import { SIDE } from "../dots.js";
import { defineImageSet } from "../image-set.js";

/** Dots from side to side. */
const WIDE = 32;
const TOGETHER = SIDE / WIDE;
const CHANNELS = 3;

/** The picture itself, as small as networks read it. */
export const pixels = defineImageSet({
  name: "pixels",
  version: 1,
  title: "The picture, coarse",
  unit: "sRGB from 0 to 1: 32 rows of red, 32 of green and 32 of blue, each of 32 dots, means of what lies beneath them",
  bands: CHANNELS * WIDE,
  channels: CHANNELS,
  source: "means over squares; IEC 61966-2-1 (sRGB)",
  needs: [],
  compute({ planes }) {
    const sums = new Float64Array(CHANNELS * WIDE * WIDE);
    for (let row = 0; row < CHANNELS * SIDE; row++)
      for (let x = 0; x < SIDE; x++)
        sums[Math.floor(row / TOGETHER) * WIDE + Math.floor(x / TOGETHER)]! += planes[row * SIDE + x]!;
    return { bands: CHANNELS * WIDE, frames: WIDE, data: Float32Array.from(sums, (sum) => sum / TOGETHER ** 2) };
  },
});
