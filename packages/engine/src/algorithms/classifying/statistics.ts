import type { Block } from "../../features/steps/step.js";
import { TrainingError } from "../learning/training-error.js";
import { columnsOf } from "./windows.js";

/** What is told of a row of numbers over time. */
const STATISTICS: Readonly<Record<string, (row: Float32Array) => number>> = {
  mean: meanOf,
  deviation: (row) => Math.sqrt(momentOf(row, 2)),
  skewness: (row) => shapely(row, 3),
  kurtosis: (row) => shapely(row, 4),
  least: (row) => row.reduce((a, b) => Math.min(a, b)),
  most: (row) => row.reduce((a, b) => Math.max(a, b)),
  median: (row) => {
    const sorted = row.slice().sort();
    return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  },
  /** The mean distance from one column to the next. */
  change: (row) => meanOf(row.subarray(1).map((value, i) => Math.abs(value - row[i]!))),
};

/** All numbers as they are, instead of statistics of them. */
export const VALUES = "values";
export const STATISTIC_NAMES = [...Object.keys(STATISTICS), VALUES];
/** What is told of rows unless somebody wishes otherwise, and what else is worth trying. */
export const USUAL_STATISTICS = ["mean", "deviation", "least", "most", "change"];
export const STATISTIC_CHOICES = [
  USUAL_STATISTICS,
  ["mean", "deviation"],
  ["mean", "deviation", "change"],
  ["mean", "deviation", "skewness", "kurtosis"],
  Object.keys(STATISTICS),
];

function meanOf(row: Float32Array): number {
  return row.length === 0 ? 0 : row.reduce((sum, value) => sum + value, 0) / row.length;
}

function momentOf(row: Float32Array, power: number): number {
  const mean = meanOf(row);
  return row.reduce((sum, value) => sum + (value - mean) ** power, 0) / row.length;
}

/** A moment in units of the deviation; 0 where there is none. */
function shapely(row: Float32Array, power: number): number {
  const variance = momentOf(row, 2);
  return variance > 1e-12 ? momentOf(row, power) / variance ** (power / 2) : 0;
}

/** The statistics of each row of a matrix over its columns, one after the other; a row of numbers as it is. With `values` all examples have `columns` columns. */
export function describe(example: Block, names: readonly string[], columns: number): Float32Array {
  if (example.shape.length === 1) return example.data;
  const own = columnsOf(example);
  const rows = Array.from({ length: example.data.length / own }, (_, r) => example.data.subarray(r * own, (r + 1) * own));
  const described = names.flatMap((name) => {
    if (name !== VALUES) return rows.map(STATISTICS[name]!);
    if (own === columns) return Array.from(example.data);
    throw new TrainingError(
      `An example has ${own} columns and others ${columns}: their numbers as they are cannot be compared.`,
      "Leave out values, or cut all examples to the same length.",
    );
  });
  return Float32Array.from(described);
}

/** How many numbers {@link describe} gives of examples of a shape. */
export function describedNumbers(shape: readonly number[], columns: number, names: readonly string[]): number {
  if (shape.length === 1) return shape[0]!;
  const rows = shape.slice(0, -1).reduce((a, b) => a * b, 1);
  return names.reduce((sum, name) => sum + (name === VALUES ? rows * columns : rows), 0);
}

/** Throws a {@link TrainingError} where an example has other sides than those that a model learned from; only rows of numbers must have as many columns. */
export function refuseOther({ shape, data }: Block, sides: readonly number[], columns: number): void {
  const fits = shape.length === sides.length + 1 && sides.every((side, axis) => side === shape[axis]);
  if (fits && data.length > 0 && (sides.length > 0 || data.length === columns)) return;
  throw new TrainingError(
    `An example is ${shape.join(" × ")}, and the model reads ${[...sides, columns].join(" × ")}: only columns may differ.`,
    "Give it what it learned from: the same features, of any length.",
  );
}
