import { SIDE } from "../dots.js";
import { defineImageSet } from "../image-set.js";
import { lumaOf } from "../luma.js";

const DOTS = SIDE * SIDE;
/** Parts from side to side, blocks from side to side of the picture, and dots of a quarter of a block. */
const PARTS = 4;
const BLOCKS = 32;
const QUARTER = SIDE / BLOCKS / 2;
/** What the four quarters of a block (above left, above right, below left, below right) are multiplied by. */
const KINDS = {
  upright: [1, -1, 1, -1],
  level: [1, 1, -1, -1],
  falling: [Math.SQRT2, 0, 0, -Math.SQRT2],
  rising: [0, Math.SQRT2, -Math.SQRT2, 0],
  other: [2, -2, -2, 2],
} as const;
/** Blocks in which nothing is stronger than this hold no edge: of a brightness from 0 to 255. */
const WEAKEST = 11;

/** Which way edges run, in each sixteenth of the picture. */
export const edges = defineImageSet({
  name: "edges",
  version: 1,
  title: "Edges",
  unit: "share of the blocks of each sixteenth (row by row) whose strongest edge is upright, level, falling, rising, or of no direction, from 0 to 1",
  bands: Array.from({ length: PARTS * PARTS }, (_, part) => Object.keys(KINDS).map((kind) => `${part + 1}, ${kind}`)).flat(),
  source:
    "the edge histogram descriptor of MPEG-7 (ISO/IEC 15938-3): Won, Park & Park, “Efficient use of MPEG-7 edge histogram descriptor”, ETRI Journal 24(1), 2002; not quantised",
  needs: [],
  compute({ planes }) {
    const shares = new Float64Array(PARTS * PARTS * FILTERS.length);
    const inPart = BLOCKS / PARTS;
    for (let y = 0; y < BLOCKS; y++)
      for (let x = 0; x < BLOCKS; x++) {
        const kind = strongest(quartersOf(planes, x, y));
        if (kind === undefined) continue;
        const part = Math.floor(y / inPart) * PARTS + Math.floor(x / inPart);
        shares[part * FILTERS.length + kind]! += 1 / inPart ** 2;
      }
    return { bands: shares.length, frames: 1, data: Float32Array.from(shares) };
  },
});

const FILTERS = Object.values(KINDS);

/** The mean brightness of the quarters of a block, from 0 to 255. */
function quartersOf(planes: Float32Array, x: number, y: number): number[] {
  return [0, 1, 2, 3].map((quarter) => {
    const [left, top] = [2 * x + (quarter % 2), 2 * y + (quarter >> 1)].map((at) => at * QUARTER) as [number, number];
    let sum = 0;
    for (let dy = 0; dy < QUARTER; dy++)
      for (let dx = 0; dx < QUARTER; dx++) {
        const dot = (top + dy) * SIDE + left + dx;
        sum += lumaOf(planes[dot]!, planes[DOTS + dot]!, planes[2 * DOTS + dot]!)[0];
      }
    return (255 * sum) / QUARTER ** 2;
  });
}

/** The number of the kind of edge that is strongest, where one is strong enough. */
function strongest(quarters: readonly number[]): number | undefined {
  const strengths = FILTERS.map((filter) => Math.abs(filter.reduce((sum, factor, q) => sum + factor * quarters[q]!, 0)));
  const most = Math.max(...strengths);
  return most > WEAKEST ? strengths.indexOf(most) : undefined;
}
