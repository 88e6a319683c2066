import type { Bins } from "./bins.js";
import type { Task } from "./filler.js";
import { observedRows } from "./filler.js";

/**
 * The share of the target's variation that goes away when the bin is known, adjusted for the number of bins: 0 (none; also where
 * chance would do as well) … 1. Of numbers it is the adjusted R² of a one-way analysis of variance; of categories the same of
 * their indicators, which is Goodman & Kruskal's τ (Measures of association for cross classifications, JASA 1954), adjusted.
 */
export function relevance(task: Task, bins: Bins): number {
  const rows = observedRows(task);
  const [whole, within] = task.column.kind === "number" ? numberVariation(task, rows, bins) : categoryVariation(task, rows, bins);
  const occupied = new Set(rows.map((row) => bins.of[row]!)).size;
  if (!(whole > 0) || rows.length <= occupied) return 0;
  return Math.max(0, 1 - within / (rows.length - occupied) / (whole / (rows.length - 1)));
}

/** Sums of squares: about the mean, and about the means of the bins. */
function numberVariation({ observed }: Task, rows: Uint32Array, { of, count }: Bins): [number, number] {
  const [sums, sizes] = [new Float64Array(count), new Float64Array(count)];
  let [sum, squares] = [0, 0];
  const centre = observed[rows[0]!]!;
  for (const row of rows) {
    const value = observed[row]! - centre;
    sums[of[row]!]! += value;
    sizes[of[row]!]!++;
    sum += value;
    squares += value * value;
  }
  let between = 0;
  for (let bin = 0; bin < count; bin++) if (sizes[bin]! > 0) between += sums[bin]! ** 2 / sizes[bin]!;
  return [squares - sum ** 2 / rows.length, squares - between];
}

/** The same, summed over the indicators of the categories. */
function categoryVariation({ observed, column }: Task, rows: Uint32Array, { of, count }: Bins): [number, number] {
  const sizes = new Float64Array(count);
  const [totals, joint] = [new Map<number, number>(), new Map<number, number>()];
  for (const row of rows) {
    const [code, bin] = [observed[row]!, of[row]!];
    sizes[bin]!++;
    totals.set(code, (totals.get(code) ?? 0) + 1);
    const cell = bin * column.vocabulary.length + code;
    joint.set(cell, (joint.get(cell) ?? 0) + 1);
  }
  let [whole, between] = [rows.length, 0];
  for (const total of totals.values()) whole -= total ** 2 / rows.length;
  for (const [cell, cells] of joint) between += cells ** 2 / sizes[Math.floor(cell / column.vocabulary.length)]!;
  return [whole, rows.length - between];
}
