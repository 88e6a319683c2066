import type { Block } from "../../features/steps/step.js";

/** Columns of an example; a row of numbers is read as a whole. */
export const columnsOf = ({ shape }: Block): number => (shape.length === 1 ? 1 : shape.at(-1)!);

/** So many columns of an example from one on, each row after the other; what lies beyond its end is filled with `filling`, a number a row. */
export function windowOf(example: Block, from: number, columns: number, filling: Float32Array): Float32Array {
  if (example.shape.length === 1) return example.data.slice();
  const all = columnsOf(example);
  const rows = example.data.length / all;
  if (from === 0 && all === columns) return example.data.slice();
  const out = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const there = example.data.subarray(row * all + from, row * all + Math.min(all, from + columns));
    out.set(there, row * columns);
    if (there.length < columns) out.fill(filling[row]!, row * columns + there.length, (row + 1) * columns);
  }
  return out;
}

/** Where the windows begin by which an example is judged: evenly from its beginning to its end, one in the middle where it is one. */
export function viewsOf(all: number, columns: number, views: number): number[] {
  const free = Math.max(0, all - columns);
  const count = Math.min(views, free + 1);
  if (count === 1) return [Math.floor(free / 2)];
  return Array.from({ length: count }, (_, view) => Math.round((free * view) / (count - 1)));
}
