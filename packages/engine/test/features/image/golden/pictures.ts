import type { Dots } from "../../../../src/features/image/dots.js";

/** Pictures by formulas, as make.py draws them. */
export const pictures: Readonly<Record<string, Dots>> = {
  slopes: drawn(256, 256, (x, y) => [x, y, (x + y) >> 1]),
  stripes: drawn(200, 150, (x, y) => (((x + y) >> 4) % 2 === 0 ? [230, 40, 30] : [20, 60 + (y % 90), 200])),
  small: drawn(37, 53, (x, y) => [(x * 37 + y * 11) % 256, (x * y) % 256, (x * 5 + y * 97) % 256]),
  greys: drawn(300, 300, (x, y) => Array(3).fill(((x >> 5) * 29 + (y >> 6) * 53) % 256) as [number, number, number]),
};

function drawn(width: number, height: number, at: (x: number, y: number) => readonly [number, number, number]): Dots {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), 3 * (y * width + x));
  return { width, height, data };
}
