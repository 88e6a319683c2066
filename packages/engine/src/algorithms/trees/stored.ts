import type { ModelFiles, Tensor } from "../algorithm.js";
import { dataOf } from "../tensors.js";
import type { Tree } from "./grow.js";

/** Trees as tensors: their nodes one after the other, and how many each has. */
export function storedTrees(trees: readonly Tree[], targets: number): Record<string, Tensor> {
  const total = trees.reduce((sum, { column }) => sum + column.length, 0);
  const joined = <A extends Int32Array | Float32Array>(into: A, of: (tree: Tree) => A): A => {
    let at = 0;
    for (const tree of trees) {
      into.set(of(tree), at);
      at += of(tree).length;
    }
    return into;
  };
  const column = (data: Int32Array | Float32Array): Tensor => ({ shape: [data.length], data });
  return {
    nodes: column(Int32Array.from(trees, (tree) => tree.column.length)),
    column: column(joined(new Int32Array(total), (tree) => tree.column)),
    threshold: column(joined(new Float32Array(total), (tree) => tree.threshold)),
    left: column(joined(new Int32Array(total), (tree) => tree.left)),
    right: column(joined(new Int32Array(total), (tree) => tree.right)),
    value: { shape: [total, targets], data: joined(new Float32Array(total * targets), (tree) => tree.value) },
  };
}

/** The trees that {@link storedTrees} stored. Throws an Error where the tensors are none, or a node leads where there is none. */
export function restoredTrees(files: ModelFiles, columns: number, targets: number): Tree[] {
  const nodes = dataOf(files, "nodes", Int32Array);
  const [column, left, right] = ["column", "left", "right"].map((name) => dataOf(files, name, Int32Array)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [threshold, value] = [dataOf(files, "threshold", Float32Array), dataOf(files, "value", Float32Array)];
  const total = nodes.reduce((sum, count) => sum + count, 0);
  const lengths = [column, left, right, threshold].map(({ length }) => length);
  if (lengths.some((length) => length !== total) || value.length !== total * targets || nodes.some((count) => count < 1))
    throw new Error("The model's tensors are no trees.");
  let from = 0;
  return Array.from(nodes, (count) => {
    const [begin, end] = [from, from + count];
    from = end;
    const tree = {
      column: column.subarray(begin, end),
      threshold: threshold.subarray(begin, end),
      left: left.subarray(begin, end),
      right: right.subarray(begin, end),
      value: value.subarray(begin * targets, end * targets),
    };
    refuseLost(tree, columns);
    return tree;
  });
}

/** Children come after their parents: whoever goes down arrives. */
function refuseLost({ column, left, right }: Tree, columns: number): void {
  column.forEach((decides, node) => {
    if (decides < 0) return;
    const isFound = (child: number) => child > node && child < column.length;
    if (decides >= columns || !isFound(left[node]!) || !isFound(right[node]!))
      throw new Error("The model's tensors are no trees.");
  });
}
