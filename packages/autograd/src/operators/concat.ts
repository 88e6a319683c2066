import type { Tensor } from "../graph/graph.js";
import { misfit, sameShape, withSizes } from "../graph/shape.js";

// Joining and splitting are each other's gradient.

/** Joins tensors along an axis on which alone they may differ. */
export function concat(parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts;
  if (first === undefined) throw new Error("Concat: there is nothing to join.");
  const sizes = parts.map(({ shape }) => shape[axis] ?? misfit("Concat", [shape], `it has no axis ${axis}`));
  const other = parts.find(({ shape }) => !sameShape(withSizes(shape, { [axis]: 0 }), withSizes(first.shape, { [axis]: 0 })));
  if (other !== undefined) misfit("Concat", [first.shape, other.shape], `they differ on other axes than ${axis}`);
  if (parts.length === 1) return first;
  const shape = withSizes(first.shape, { [axis]: sizes.reduce((a, b) => a + b) });
  const options = { attributes: { axis }, backward: (dy: Tensor) => split(dy, axis, sizes) };
  return first.graph.node("Concat", parts, { shape, type: first.type }, options);
}

/** Cuts x along an axis into parts of these sizes. */
export function split(x: Tensor, axis: number, sizes: readonly number[]): Tensor[] {
  if (sizes.reduce((a, b) => a + b, 0) !== x.shape[axis])
    misfit("Split", [x.shape], `parts of ${sizes.join(", ")} do not make up axis ${axis}`);
  if (sizes.length === 1) return [x];
  const { graph } = x;
  const made = sizes.map((size) => ({ shape: withSizes(x.shape, { [axis]: size }), type: x.type }));
  const backward = (...gradients: Tensor[]) => [concat(gradients, axis)];
  return graph.nodeOf("Split", [x, graph.integers(sizes)], made, { attributes: { axis }, backward });
}

/** `count` parts of the same size. */
export function splitEvenly(x: Tensor, axis: number, count: number): Tensor[] {
  const size = (x.shape[axis] ?? 0) / count;
  if (!Number.isInteger(size)) misfit("Split", [x.shape], `axis ${axis} cannot be cut into ${count} equal parts`);
  return split(x, axis, new Array<number>(count).fill(size));
}
