import type { Random } from "@segue/kernels";

/** Rows of numbers and what is to be foretold of each. */
export interface Table {
  /** rows × columns, row-major. */
  readonly x: Float32Array;
  readonly columns: number;
  /** rows × targets, row-major. */
  readonly y: Float32Array;
  readonly targets: number;
}

/** A tree as columns, one number a node, the root first; a leaf's children are −1. */
export interface Tree {
  /** By which number a node decides, and up to which value it goes left. */
  readonly column: Int32Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** nodes × targets: means of what came to the leaf. */
  readonly value: Float32Array;
}

export interface GrowOptions {
  /** Columns that are tried at each split. */
  readonly tried: number;
  /** Rows that a leaf holds at least. */
  readonly leaf: number;
  readonly random: Random;
}

/**
 * Grows a tree on these rows (one may be there several times) by splits that are drawn at random, of which the one is taken that leaves least variance of all targets together (Geurts, Ernst & Wehenkel,
 * "Extremely randomized trees", Machine Learning 2006, table 1).
 */
export function growTree({ x, columns, y, targets }: Table, rows: Int32Array, { tried, leaf, random }: GrowOptions): Tree {
  const column: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const order = Int32Array.from({ length: columns }, (_, c) => c);
  const grow = (own: Int32Array): number => {
    const node = column.length;
    const sums = sumsOf(y, targets, own);
    column.push(-1);
    threshold.push(0);
    left.push(-1);
    right.push(-1);
    value.push(...sums.map((sum) => sum / own.length));
    const split = own.length < 2 * leaf || isPure(y, targets, own) ? undefined : bestSplit(own, sums);
    if (split === undefined) return node;
    column[node] = split.column;
    threshold[node] = split.threshold;
    const goesLeft = (row: number) => x[row * columns + split.column]! <= split.threshold;
    left[node] = grow(own.filter(goesLeft));
    right[node] = grow(own.filter((row) => !goesLeft(row)));
    return node;
  };

  /** The best of some splits by columns whose numbers differ here. */
  function bestSplit(own: Int32Array, sums: Float64Array) {
    let best: { column: number; threshold: number } | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0, found = 0; at < columns && found < tried; at++) {
      const chosen = at + random.int(columns - at);
      const swapped = order[chosen]!;
      order[chosen] = order[at]!;
      order[at] = swapped;
      const [low, high] = rangeOf(x, columns, swapped, own);
      if (low === high) continue;
      found++;
      const cut = Math.fround(low + random.next() * (high - low));
      const gain = gainOf(own, sums, swapped, cut);
      if (gain > most) [most, best] = [gain, { column: swapped, threshold: cut }];
    }
    return best;
  }

  /** Σ over targets of (Σ left)² ÷ left + (Σ right)² ÷ right: the larger, the less variance is left. */
  function gainOf(own: Int32Array, sums: Float64Array, by: number, cut: number): number {
    const ofLeft = new Float64Array(targets);
    let count = 0;
    for (const row of own) {
      if (x[row * columns + by]! > cut) continue;
      count++;
      for (let t = 0; t < targets; t++) ofLeft[t]! += y[row * targets + t]!;
    }
    const others = own.length - count;
    if (count < leaf || others < leaf) return Number.NEGATIVE_INFINITY;
    return ofLeft.reduce((sum, each, t) => sum + each ** 2 / count + (sums[t]! - each) ** 2 / others, 0);
  }

  grow(rows);
  return {
    column: Int32Array.from(column),
    threshold: Float32Array.from(threshold),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    value: Float32Array.from(value),
  };
}

function sumsOf(y: Float32Array, targets: number, own: Int32Array): Float64Array {
  const sums = new Float64Array(targets);
  for (const row of own) for (let t = 0; t < targets; t++) sums[t]! += y[row * targets + t]!;
  return sums;
}

function isPure(y: Float32Array, targets: number, own: Int32Array): boolean {
  const first = own[0]! * targets;
  return own.every((row) => {
    for (let t = 0; t < targets; t++) if (y[row * targets + t] !== y[first + t]) return false;
    return true;
  });
}

function rangeOf(x: Float32Array, columns: number, column: number, own: Int32Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of own) {
    const value = x[row * columns + column]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The node of the leaf that a row of numbers comes to. */
export function leafOf({ column, threshold, left, right }: Tree, row: Float32Array): number {
  let node = 0;
  while (column[node]! >= 0) node = row[column[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
  return node;
}
