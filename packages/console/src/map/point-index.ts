import type { Bounds } from "./camera.js";

/** Points, found by where they lie. */
export interface PointIndex {
  /** The nearest within a distance; undefined where there is none. */
  nearest(x: number, y: number, within: number): number | undefined;
  /** All within a rectangle, in no order. */
  inside(bounds: Bounds): number[];
}

/** Points that share a cell, on average. */
const PER_CELL = 8;

/** Sorts points into the cells of a grid over all of them. */
export function createPointIndex(x: readonly number[], y: readonly number[], all: Bounds): PointIndex {
  const across = Math.max(1, Math.ceil(Math.sqrt(x.length / PER_CELL)));
  const [wide, high] = [(all.right - all.left || 1) / across, (all.top - all.bottom || 1) / across];
  const clamped = (cell: number) => Math.min(across - 1, Math.max(0, cell));
  const columnOf = (at: number) => clamped(Math.floor((at - all.left) / wide));
  const rowOf = (at: number) => clamped(Math.floor((at - all.bottom) / high));
  const starts = new Uint32Array(across * across + 1);
  const cells = Uint32Array.from(x, (at, i) => rowOf(y[i]!) * across + columnOf(at));
  for (const cell of cells) starts[cell + 1]!++;
  for (let c = 0; c < across * across; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const points = new Uint32Array(x.length);
  cells.forEach((cell, i) => {
    points[next[cell]!++] = i;
  });

  const inside = ({ left, right, bottom, top }: Bounds): number[] => {
    const found: number[] = [];
    for (let row = rowOf(bottom); row <= rowOf(top); row++)
      for (let column = columnOf(left); column <= columnOf(right); column++) {
        const cell = row * across + column;
        for (let p = starts[cell]!; p < starts[cell + 1]!; p++) {
          const i = points[p]!;
          if (x[i]! >= left && x[i]! <= right && y[i]! >= bottom && y[i]! <= top) found.push(i);
        }
      }
    return found;
  };
  return {
    inside,
    nearest(atX, atY, within) {
      let [best, least] = [undefined as number | undefined, within ** 2];
      for (const i of inside({ left: atX - within, right: atX + within, bottom: atY - within, top: atY + within })) {
        const square = (x[i]! - atX) ** 2 + (y[i]! - atY) ** 2;
        if (square > least) continue;
        best = i;
        least = square;
      }
      return best;
    },
  };
}

/** Whether a place lies within a line that is drawn around it (even–odd rule). */
export function isInside(line: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let within = false;
  line.forEach(([x1, y1], i) => {
    const [x2, y2] = line[(i + 1) % line.length]!;
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) within = !within;
  });
  return within;
}
