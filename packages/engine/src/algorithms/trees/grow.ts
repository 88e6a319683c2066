import type { Random } from "@segue/kernels";
import { addTargets, type Ground } from "./ground.js";
import { type Here, lookAt } from "./look.js";

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
export function growTree(ground: Ground, rows: Int32Array, { tried, leaf, random }: GrowOptions): Tree {
  const { columns, targets, byColumn } = ground;
  const column: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const order = Int32Array.from({ length: columns }, (_, c) => c);
  const look = lookAt(ground);
  const grow = (own: Int32Array): number => {
    const node = column.length;
    const sums = new Float64Array(targets);
    for (const row of own) addTargets(ground, row, 1, sums);
    column.push(-1);
    threshold.push(0);
    left.push(-1);
    right.push(-1);
    for (const sum of sums) value.push(sum / own.length);
    const split = own.length < 2 * leaf || isPure(ground, own) ? undefined : bestSplit({ own, sums });
    if (split === undefined) return node;
    column[node] = split.column;
    threshold[node] = split.threshold;
    const goesLeft = (row: number) => byColumn[split.column * ground.rows + row]! <= split.threshold;
    left[node] = grow(own.filter(goesLeft));
    right[node] = grow(own.filter((row) => !goesLeft(row)));
    return node;
  };

  /** The best of some splits by columns whose numbers differ here. */
  function bestSplit(here: Pick<Here, "own" | "sums">) {
    let best: { column: number; threshold: number } | undefined;
    let most = Number.NEGATIVE_INFINITY;
    const { own } = look.begin(here);
    for (let at = 0, found = 0; at < columns && found < tried; at++) {
      const chosen = at + random.int(columns - at);
      const swapped = order[chosen]!;
      order[chosen] = order[at]!;
      order[at] = swapped;
      const seen = look.along(swapped);
      if (seen.low === seen.high) continue;
      found++;
      const cut = Math.fround(seen.low + random.next() * (seen.high - seen.low));
      const count = look.cutAt(cut);
      const isAllowed = count >= leaf && own.length - count >= leaf;
      const gain = isAllowed ? look.gain(count) : Number.NEGATIVE_INFINITY;
      if (gain > most) [most, best] = [gain, { column: swapped, threshold: cut }];
    }
    look.end();
    return best;
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

function isPure({ begin, target, amount }: Ground, own: Int32Array): boolean {
  const [from, to] = [begin[own[0]!]!, begin[own[0]! + 1]!];
  return own.every((row) => {
    const first = begin[row]!;
    if (begin[row + 1]! - first !== to - from) return false;
    for (let at = from; at < to; at++)
      if (target[at] !== target[first + at - from] || amount[at] !== amount[first + at - from]) return false;
    return true;
  });
}

/** The node of the leaf that a row of numbers comes to. */
export function leafOf({ column, threshold, left, right }: Tree, row: Float32Array): number {
  let node = 0;
  while (column[node]! >= 0) node = row[column[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
  return node;
}
