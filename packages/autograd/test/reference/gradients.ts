import { backward } from "../../src/graph/backward.js";
import { Graph, type Tensor } from "../../src/graph/graph.js";
import { zeros } from "../../src/graph/initialisers.js";
import { sizeOf } from "../../src/graph/shape.js";
import { multiply } from "../../src/operators/arithmetic.js";
import { sum } from "../../src/operators/broadcast.js";
import type { Array64 } from "./array.js";
import { interpret } from "./interpret.js";

/** A function of parameters of the given shapes, and the integers that it is also given. */
export interface Differentiable {
  readonly shapes: readonly (readonly number[])[];
  readonly ids?: readonly { readonly shape: readonly number[]; readonly values: readonly number[] }[];
  /** Where its parameters are drawn from; [−1, 1] by default. */
  readonly range?: readonly [number, number];
  readonly compute: (parameters: Tensor[], ids: Tensor[]) => Tensor;
}

/** A graph of Σ c · f(parameters), c constants that differ, and of its gradients. */
export function differentiated({ shapes, ids = [], range = [-1, 1], compute }: Differentiable, seed: number) {
  const graph = new Graph("training");
  const draw = mulberry(seed);
  const given = shapes.map((shape, i) => graph.parameter(`p${i}`, shape, zeros));
  const idInputs = ids.map(({ shape }, i) => graph.input(`ids${i}`, shape, "int32"));
  const y = compute(given, idInputs);
  // Layers bring parameters of their own.
  const parameters = graph.parameters.map(({ tensor }) => tensor);
  const weights = Float64Array.from({ length: sizeOf(y.shape) }, () => draw() + 0.5);
  const loss = sum(multiply(y, graph.constant(weights, y.shape)));
  const gradientOf = backward(loss);
  const feeds: Record<string, Array64> = {};
  for (const { name, shape } of parameters)
    feeds[name] = { shape, data: Float64Array.from({ length: sizeOf(shape) }, () => range[0] + (range[1] - range[0]) * draw()) };
  ids.forEach(({ shape, values }, i) => {
    feeds[`ids${i}`] = { shape, data: Float64Array.from(values) };
  });
  return { graph, loss, y, parameters, gradients: parameters.map((each) => gradientOf(each)), feeds };
}

const STEP = 1e-5;

/** The largest difference between a gradient and central differences, relative to the larger of it and 1. */
export function worstDifference(subject: ReturnType<typeof differentiated>): number {
  const { graph, loss, parameters, gradients, feeds } = subject;
  const given = gradients.filter((each) => each !== undefined);
  const values = interpret(graph, feeds, given);
  const lossAt = () => interpret(graph, feeds, [loss])[0]!.data[0]!;
  let worst = 0;
  parameters.forEach(({ name, shape }, i) => {
    const gradient = gradients[i] === undefined ? new Float64Array(sizeOf(shape)) : values[given.indexOf(gradients[i])]!.data;
    const { data } = feeds[name]!;
    data.forEach((value, at) => {
      data[at] = value + STEP;
      const above = lossAt();
      data[at] = value - STEP;
      const below = lossAt();
      data[at] = value;
      const expected = (above - below) / (2 * STEP);
      worst = Math.max(worst, Math.abs(gradient[at]! - expected) / Math.max(1, Math.abs(expected)));
    });
  });
  return worst;
}

/** A small generator of uniform numbers, for tests. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
