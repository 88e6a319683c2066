import type { Tensor } from "../graph/graph.js";
import { axesOf, broadcastShape, misfit, normalAxes, type Shape, sameShape, sizeOf, withSizes } from "../graph/shape.js";
import { reshape } from "./reshape.js";

// Repeating along an axis and summing along it are each other's gradient.

/** Repeats x along its axes of size 1, and along new ones in front, until it has this shape. */
export function expand(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  if (!sameShape(broadcastShape("Expand", x.shape, shape), shape)) misfit("Expand", [x.shape, shape], "it does not repeat to it");
  const { graph } = x;
  return graph.node("Expand", [x, graph.integers(shape)], { shape, type: x.type }, { backward: (dy) => [sumTo(dy, x.shape)] });
}

export interface Reduction {
  /** Keep the axes, with size 1. */
  readonly keep?: boolean;
}

/** The sum over some axes, or over all. */
export function sum(x: Tensor, axes: readonly number[] = axesOf(x.shape), { keep = false }: Reduction = {}): Tensor {
  const over = normalAxes("ReduceSum", x.shape, axes);
  if (over.length === 0) return x;
  const kept = withSizes(x.shape, Object.fromEntries(over.map((axis) => [axis, 1])));
  const shape = keep ? kept : x.shape.filter((_, axis) => !over.includes(axis));
  const { graph } = x;
  return graph.node(
    "ReduceSum",
    [x, graph.integers(over)],
    { shape },
    { attributes: { keepdims: keep ? 1 : 0 }, backward: (dy) => [expand(reshape(dy, kept), x.shape)] },
  );
}

/** Sums over the axes along which `shape` was repeated to that of x: the gradient of broadcasting. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const extra = x.shape.length - shape.length;
  const over = axesOf(x.shape).filter((axis) => axis < extra || (shape[axis - extra] === 1 && x.shape[axis] !== 1));
  // Leading axes are summed as one: columns of a matrix are what the runtime sums fastest.
  if (over.length === extra && extra > 0) {
    const rows = sizeOf(x.shape.slice(0, extra));
    return reshape(sumOfRows(reshape(x, [rows, sizeOf(shape)])), shape);
  }
  return reshape(sum(x, over), shape);
}

/** The sum of all rows of a matrix: its columns. Many rows are summed in parts, as a product with ones, which the runtime does faster than it sums; for gradients, it has none itself. */
export function sumOfRows(x: Tensor): Tensor {
  const { graph } = x;
  const [rows, columns] = x.shape as [number, number];
  const parts = partsOf(rows, rows);
  if (parts === 1) return sum(x, [0]);
  const each = rows / parts;
  const ones = graph.constant(new Float32Array(rows).fill(1), [parts, 1, each]);
  const sums = graph.node("MatMul", [ones, reshape(x, [parts, each, columns])], { shape: [parts, 1, columns] });
  return reshape(sum(sums, [0, 1]), [columns]);
}

/** Fewer rows are not worth being shared out. */
const MANY = 512;
/** Parts in which many rows are summed: the same on any number of threads, so that the sums are, too. */
const MOST_PARTS = 16;

/** In how many equal parts so many rows are summed, `most` at most: 1 where they are few, or cannot be divided. */
export function partsOf(rows: number, most: number): number {
  if (rows < MANY) return 1;
  for (let parts = Math.min(MOST_PARTS, Math.floor(most)); parts > 1; parts--) if (rows % parts === 0) return parts;
  return 1;
}
