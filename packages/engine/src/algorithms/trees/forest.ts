import type { Random } from "@segue/kernels";
import { groundOf, type Table } from "./ground.js";
import { growTree, leafOf, type Tree } from "./grow.js";

export interface ForestOptions {
  readonly trees: number;
  /** Columns that are tried at each split. */
  readonly tried: number;
  readonly leaf: number;
  readonly random: Random;
  readonly report: (fraction: number) => Promise<void>;
}

export interface Forest {
  readonly trees: readonly Tree[];
  /** What the trees foretell of each row that they did not learn from, rows × targets, as `foretold` does; the mean of all rows where every tree knew it. */
  readonly leftOut: Float32Array;
}

/** Trees that each learn from a sample of the rows, drawn with replacement (Breiman, "Random forests", Machine Learning 2001, with the splits of `growTree`). */
export async function growForest(table: Table, { trees: wanted, tried, leaf, random, report }: ForestOptions): Promise<Forest> {
  const { x, columns, y, targets } = table;
  const rows = x.length / columns;
  const ground = groundOf(table);
  const trees: Tree[] = [];
  const [sums, counts] = [new Float64Array(rows * targets), new Float64Array(rows)];
  for (let t = 0; t < wanted; t++) {
    const own = random.fork(`tree ${t}`);
    const drawn = Int32Array.from({ length: rows }, () => own.int(rows)).sort();
    const tree = growTree(ground, drawn, { tried, leaf, random: own });
    trees.push(tree);
    const seen = new Set(drawn);
    for (let row = 0; row < rows; row++) {
      if (seen.has(row)) continue;
      counts[row]!++;
      addLeaf(tree, x.subarray(row * columns, (row + 1) * columns), targets, sums.subarray(row * targets, (row + 1) * targets));
    }
    await report((t + 1) / wanted);
  }
  const means = Array.from({ length: targets }, (_, k) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += y[row * targets + k]!;
    return sum / rows;
  });
  const leftOut = Float32Array.from(sums, (sum, at) => {
    const count = counts[Math.floor(at / targets)]!;
    return count === 0 ? means[at % targets]! : sum / count;
  });
  return { trees, leftOut };
}

/** The mean of what the trees say of a row of numbers, into `out` (targets). */
export function foretold(trees: readonly Tree[], row: Float32Array, targets: number, out: Float64Array): void {
  out.fill(0);
  for (const tree of trees) addLeaf(tree, row, targets, out);
  for (let t = 0; t < targets; t++) out[t]! /= trees.length;
}

function addLeaf(tree: Tree, row: Float32Array, targets: number, out: Float64Array): void {
  const leaf = leafOf(tree, row) * targets;
  for (let t = 0; t < targets; t++) out[t]! += tree.value[leaf + t]!;
}
