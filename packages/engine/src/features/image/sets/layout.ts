import { SIDE } from "../dots.js";
import { defineImageSet } from "../image-set.js";
import { lumaOf } from "../luma.js";

const WIDE = 8;
const TOGETHER = SIDE / WIDE;
/** Coefficients that are kept of the brightness and of each difference of colour: the coarsest. */
const KEPT = [28, 15, 15] as const;

/** Where which colours are, coarsely. */
export const layout = defineImageSet({
  name: "layout",
  version: 1,
  title: "Layout of colours",
  unit: "coefficients of the cosine transform (orthonormal) of 8 × 8 mean colours from 0 to 1, in zigzag order from the coarsest on: 28 of Y, 15 of Cb and 15 of Cr (BT.601), not quantised",
  bands: KEPT.reduce((sum, kept) => sum + kept, 0),
  source:
    "the colour layout descriptor of MPEG-7 (ISO/IEC 15938-3): Kasutani & Yamada, “The MPEG-7 color layout descriptor”, ICIP 2001",
  needs: [],
  compute({ planes }) {
    const means = coarse(planes);
    const squares = KEPT.map(() => new Float64Array(WIDE * WIDE));
    for (let place = 0; place < WIDE * WIDE; place++)
      lumaOf(...means(place)).forEach((value, c) => {
        squares[c]![place] = value;
      });
    const rows = squares.flatMap((square, c) => {
      const turned = cosines(square);
      return ZIGZAG.slice(0, KEPT[c]).map((place) => turned[place]!);
    });
    return { bands: rows.length, frames: 1, data: Float32Array.from(rows) };
  },
});

/** The mean red, green and blue of each of 8 × 8 squares. */
function coarse(planes: Float32Array): (place: number) => [number, number, number] {
  const sums = new Float64Array(3 * WIDE * WIDE);
  for (let row = 0; row < 3 * SIDE; row++)
    for (let x = 0; x < SIDE; x++)
      sums[Math.floor(row / TOGETHER) * WIDE + Math.floor(x / TOGETHER)]! += planes[row * SIDE + x]! / TOGETHER ** 2;
  return (place) => [sums[place]!, sums[WIDE * WIDE + place]!, sums[2 * WIDE * WIDE + place]!];
}

/** The cosine transform of a square (DCT-II, orthonormal): Ahmed, Natarajan & Rao, IEEE Trans. Computers 1974. */
function cosines(square: Float64Array): Float64Array {
  const out = new Float64Array(WIDE * WIDE);
  for (let v = 0; v < WIDE; v++)
    for (let u = 0; u < WIDE; u++) {
      let sum = 0;
      for (let y = 0; y < WIDE; y++) for (let x = 0; x < WIDE; x++) sum += square[y * WIDE + x]! * WAVES[v]![y]! * WAVES[u]![x]!;
      out[v * WIDE + u] = sum;
    }
  return out;
}

const WAVES = Array.from({ length: WIDE }, (_, u) =>
  Array.from(
    { length: WIDE },
    (__, x) => Math.sqrt((u === 0 ? 1 : 2) / WIDE) * Math.cos((Math.PI * (2 * x + 1) * u) / (2 * WIDE)),
  ),
);

/** Places of a square along its rising diagonals, to and fro, as JPEG orders them: to the right first. */
const ZIGZAG = Array.from({ length: WIDE * WIDE }, (_, place) => place).sort((one, other) => {
  const [a, b] = [placed(one), placed(other)];
  const diagonal = a.x + a.y;
  return diagonal - (b.x + b.y) || (diagonal % 2 === 1 ? a.y - b.y : b.y - a.y);
});

function placed(place: number) {
  return { x: place % WIDE, y: Math.floor(place / WIDE) };
}
