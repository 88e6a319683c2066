/** Sizes of the axes, outermost first; [] is a single number. */
export type Shape = readonly number[];

/** Shapes that an operator cannot take, found while the graph is written, long before anything is computed. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** `misfit("MatMul", [[2, 3], [4, 5]], "the inner sizes differ")` throws "MatMul: [2 × 3] and [4 × 5]: the inner sizes differ." */
export function misfit(operator: string, shapes: readonly Shape[], why: string): never {
  throw new ShapeError(`${operator}: ${shapes.map(shown).join(" and ")}: ${why}.`);
}

export const shown = (shape: Shape): string => `[${shape.join(" × ")}]`;

export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i]);

/** The indices of the axes, from the first to the last. */
export const axesOf = (shape: Shape): number[] => shape.map((_, axis) => axis);

/** A copy with other sizes on some axes: `{ 1: 5 }`. */
export const withSizes = (shape: Shape, sizes: Readonly<Record<number, number>>): number[] =>
  shape.map((size, axis) => sizes[axis] ?? size);

/** Axes as indices from 0; negative ones count from the end. */
export function normalAxes(operator: string, shape: Shape, axes: readonly number[]): number[] {
  const normal = axes.map((axis) => (axis < 0 ? axis + shape.length : axis)).sort((a, b) => a - b);
  const wrong = normal.find((axis, i) => !Number.isInteger(axis) || axis < 0 || axis >= shape.length || axis === normal[i - 1]);
  if (wrong !== undefined) misfit(operator, [shape], `axes ${axes.join(", ")} are not different axes of it`);
  return normal;
}

/** The shape of an element-wise result; axes are matched from the last, an axis of size 1 repeats. */
export function broadcastShape(operator: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const ours = a[a.length - rank + i] ?? 1;
    const theirs = b[b.length - rank + i] ?? 1;
    if (ours !== theirs && ours !== 1 && theirs !== 1) misfit(operator, [a, b], `sizes ${ours} and ${theirs} do not match`);
    return ours === 1 ? theirs : ours;
  });
}
