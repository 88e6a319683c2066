import type { CodedColumn } from "./coded-table.js";

/**
 * Every row's bin: 0 where the value is unknown, then from 1 on: of categories one for each, of numbers at most `most` of nearly
 * equal size (equal values share one). `count` includes the bin 0.
 */
export function binned({ kind, values }: Pick<CodedColumn, "kind" | "values">, most: number): Bins {
  const edges = kind === "number" ? quantileEdges(values, most) : undefined;
  let count = 1;
  const of = Int32Array.from(values, (value) => {
    const bin = Number.isNaN(value) ? 0 : edges === undefined ? value + 1 : 1 + edgesBelow(edges, value);
    count = Math.max(count, bin + 1);
    return bin;
  });
  return { of, count };
}

export interface Bins {
  /** By row. */
  readonly of: Int32Array;
  readonly count: number;
}

/** At most `most` − 1 values, ascending and different; a bin ends below each. */
function quantileEdges(values: Float64Array, most: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = new Set<number>();
  for (let i = 1; i < most; i++) {
    const edge = sorted[Math.floor((i * sorted.length) / most)];
    if (edge !== undefined && edge > sorted[0]!) edges.add(edge);
  }
  return [...edges];
}

/** How many edges are at most `value`. */
function edgesBelow(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
