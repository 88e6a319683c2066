import { type Bounds, type Camera, type Size, toScreen } from "./camera.js";
import type { Colouring } from "./colouring.js";

/** What a part of what is seen is called, and where that is written. */
export interface Region {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

/** Pixels of a cell's side, and the part of its points that must share a name. */
const CELL = 130;
const SHARE = 0.5;
/** Points in a cell below which it is nowhere. */
const FEWEST = 6;

interface Seen {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly inView: readonly number[];
  readonly colouring: Colouring;
}

/** Where one name has the better part of what is seen there: each name once, where most of its points are. */
export function regionsOf({ x, y, inView, colouring }: Seen, view: Bounds, camera: Camera, size: Size): Region[] {
  if (colouring.ordered) return [];
  const [across, down] = [Math.max(1, Math.round(size.width / CELL)), Math.max(1, Math.round(size.height / CELL))];
  const names = colouring.legend.length;
  const sums = Array.from({ length: across * down * names }, () => ({ many: 0, x: 0, y: 0 }));
  const totals = new Uint32Array(across * down);
  for (const i of inView) {
    const column = Math.min(across - 1, Math.floor(((x[i]! - view.left) / (view.right - view.left)) * across));
    const row = Math.min(down - 1, Math.floor(((view.top - y[i]!) / (view.top - view.bottom)) * down));
    const sum = sums[(row * across + column) * names + colouring.codes[i]!]!;
    totals[row * across + column]!++;
    sum.many++;
    sum.x += x[i]!;
    sum.y += y[i]!;
  }
  return colouring.legend.flatMap(({ name }, code) => {
    if (typeof name !== "string") return [];
    let best = { many: FEWEST - 1, x: 0, y: 0 };
    totals.forEach((total, cell) => {
      const sum = sums[cell * names + code]!;
      if (sum.many >= SHARE * total && sum.many > best.many) best = sum;
    });
    if (best.many < FEWEST) return [];
    const [left, top] = toScreen(camera, size, best.x / best.many, best.y / best.many);
    return [{ name, left, top }];
  });
}
