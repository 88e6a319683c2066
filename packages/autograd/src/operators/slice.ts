import type { Tensor } from "../graph/graph.js";
import { axesOf, misfit } from "../graph/shape.js";

// Cutting out and surrounding with zeros are each other's gradient.

/** From and to where (exclusive) on an axis. */
export type Range = readonly [from: number, to: number];

/** The part of x within the ranges; an axis without one is taken whole. */
export function slice(x: Tensor, ranges: Readonly<Record<number, Range>>): Tensor {
  const range = (axis: number): Range => ranges[axis] ?? [0, x.shape[axis]!];
  for (const axis of Object.keys(ranges).map(Number)) {
    const [from, to] = range(axis);
    if (!(axis < x.shape.length && from >= 0 && from < to && to <= x.shape[axis]!))
      misfit("Slice", [x.shape], `${from} to ${to} is no range of axis ${axis}`);
  }
  const cut = axesOf(x.shape).filter((axis) => range(axis)[0] !== 0 || range(axis)[1] !== x.shape[axis]);
  if (cut.length === 0) return x;
  const { graph } = x;
  const [starts, ends] = [0, 1].map((end) => graph.integers(cut.map((axis) => range(axis)[end]!)));
  const shape = x.shape.map((_, axis) => range(axis)[1] - range(axis)[0]);
  const around = Object.fromEntries(cut.map((axis) => [axis, [range(axis)[0], x.shape[axis]! - range(axis)[1]] as const]));
  const backward = (dy: Tensor) => [pad(dy, around)];
  return graph.node("Slice", [x, starts, ends, graph.integers(cut)], { shape, type: x.type }, { backward });
}

/** Every `step`-th element within the ranges of some axes; for what is computed in gradients, it has none itself. */
export function strided(x: Tensor, ranges: Readonly<Record<number, Range>>, step: number): Tensor {
  if (step === 1) return slice(x, ranges);
  const { graph } = x;
  const axes = Object.keys(ranges).map(Number);
  const [starts, ends] = [0, 1].map((end) => graph.integers(axes.map((axis) => ranges[axis]![end]!)));
  const length = ([from, to]: Range) => Math.ceil((to - from) / step);
  const shape = x.shape.map((size, axis) => (ranges[axis] === undefined ? size : length(ranges[axis])));
  const inputs = [x, starts, ends, graph.integers(axes), graph.integers(axes.map(() => step))];
  return graph.node("Slice", inputs, { shape, type: x.type });
}

/** Zeros before and after on some axes: `{ 1: [2, 0] }` puts two in front along axis 1. */
export function pad(x: Tensor, around: Readonly<Record<number, Range>>): Tensor {
  const [before, after] = [0, 1].map((end) => axesOf(x.shape).map((axis) => around[axis]?.[end] ?? 0)) as [number[], number[]];
  if ([...before, ...after].some((zeros) => zeros < 0)) misfit("Pad", [x.shape], "a negative number of zeros");
  if ([...before, ...after].every((zeros) => zeros === 0)) return x;
  const { graph } = x;
  const shape = x.shape.map((size, axis) => before[axis]! + size + after[axis]!);
  const inner = Object.fromEntries(
    axesOf(x.shape).map((axis) => [axis, [before[axis]!, before[axis]! + x.shape[axis]!] as const]),
  );
  return graph.node("Pad", [x, graph.integers([...before, ...after])], { shape }, { backward: (dy) => [slice(dy, inner)] });
}
