import type { Tensor } from "../graph/graph.js";
import { misfit, type Shape, sameShape, sizeOf } from "../graph/shape.js";

/** The same numbers in row-major order under another shape. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  if (sizeOf(shape) !== sizeOf(x.shape)) misfit("Reshape", [x.shape, shape], "they hold different numbers of elements");
  if (sameShape(shape, x.shape)) return x;
  const { graph } = x;
  return graph.node("Reshape", [x, graph.integers(shape)], { shape, type: x.type }, { backward: (dy) => [reshape(dy, x.shape)] });
}

/** Axis i of the result is axis `order[i]` of x; without an order the axes are reversed. */
export function transpose(x: Tensor, order: readonly number[] = x.shape.map((_, i) => x.shape.length - 1 - i)): Tensor {
  const sorted = [...order].sort((a, b) => a - b);
  if (sorted.length !== x.shape.length || sorted.some((axis, i) => axis !== i))
    misfit("Transpose", [x.shape], `(${order}) is no order of its axes`);
  const shape = order.map((axis) => x.shape[axis]!);
  const inverse = order.map((_, axis) => order.indexOf(axis));
  const options = { attributes: { perm: order }, backward: (dy: Tensor) => [transpose(dy, inverse)] };
  return x.graph.node("Transpose", [x], { shape, type: x.type }, options);
}
