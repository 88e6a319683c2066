import type { Tensor } from "../../src/graph/graph.js";
import { attention } from "../../src/layers/attention.js";
import { convolutionOfImages, convolutionOverTime } from "../../src/layers/convolution.js";
import { dense } from "../../src/layers/dense.js";
import { embedding } from "../../src/layers/embedding.js";
import { gru } from "../../src/layers/gru.js";
import { lstm } from "../../src/layers/lstm.js";
import { batchNorm, layerNorm } from "../../src/layers/normalisation.js";
import { learnedPositions, sinusoidalPositions } from "../../src/layers/positions.js";
import { transformerBlock } from "../../src/layers/transformer.js";
import { binaryCrossEntropy, crossEntropy } from "../../src/losses/cross-entropy.js";
import { bprMax, dotScores, sampledSoftmax } from "../../src/losses/ranking.js";
import { meanSquaredError } from "../../src/losses/squared-error.js";
import { add, divide, mean, multiply, negate, subtract } from "../../src/operators/arithmetic.js";
import { expand, sum } from "../../src/operators/broadcast.js";
import { concat, split } from "../../src/operators/concat.js";
import { conv1d, conv2d } from "../../src/operators/convolution.js";
import { atLeast, exp, gelu, log, relu, sigmoid, softplus, sqrt, tanh } from "../../src/operators/functions.js";
import { gather } from "../../src/operators/gather.js";
import { linear, matmul, rowDots } from "../../src/operators/matmul.js";
import { layerNormalise, moments, standardise } from "../../src/operators/normalisation.js";
import { max, pool1d, pool2d } from "../../src/operators/pooling.js";
import { reshape, transpose } from "../../src/operators/reshape.js";
import { pad, slice } from "../../src/operators/slice.js";
import { softmax } from "../../src/operators/softmax.js";
import type { Differentiable } from "./gradients.js";

type Shape = readonly number[];

const of1 = (f: (x: Tensor) => Tensor, shape: Shape = [2, 3], range?: readonly [number, number]): Differentiable => ({
  shapes: [shape],
  compute: ([x]) => f(x!),
  ...(range === undefined ? {} : { range }),
});

const of2 = (f: (a: Tensor, b: Tensor) => Tensor, a: Shape, b: Shape, range?: readonly [number, number]): Differentiable => ({
  shapes: [a, b],
  compute: ([x, y]) => f(x!, y!),
  ...(range === undefined ? {} : { range }),
});

const convolution = (
  x: Shape,
  weight: Shape,
  stride: number,
  rows: [number, number],
  columns: [number, number],
): Differentiable => ({
  shapes: [x, weight, [weight[0]!]],
  compute: ([image, kernels, bias]) => conv2d(image!, kernels!, bias!, { stride, padding: { rows, columns } }),
});

const overTime = (kernel: number, dilation: number, padding: [number, number]): Differentiable => ({
  shapes: [[2, 7, 3], [kernel * 3, 4], [4]],
  compute: ([x, weight, bias]) => conv1d(x!, weight!, bias!, { kernel, dilation, padding }),
});

const ids = (values: readonly number[], shape: Shape = [values.length]) => [{ shape, values }];
const sampled = {
  shapes: [
    [3, 4],
    [3, 4],
    [5, 4],
  ],
  range: [-1, 1],
} as const;
const scoresOf = ([states, positive, negative]: Tensor[]) => dotScores(states!, positive!, negative!);

const ofSequence = (f: (x: Tensor) => Tensor): Differentiable => ({ shapes: [[2, 3, 4]], compute: ([x]) => f(x!) });

/** Layers, which bring parameters of their own. */
export const layerCases: Readonly<Record<string, Differentiable>> = {
  dense: ofSequence((x) => dense(x, { name: "d", units: 2 })),
  "convolution over time": ofSequence((x) =>
    convolutionOverTime(x, { name: "c", channels: 2, kernel: 3, padding: "causal", dilation: 2 }),
  ),
  "convolution of images": {
    shapes: [[2, 2, 5, 4]],
    compute: ([x]) => convolutionOfImages(x!, { name: "c", channels: 2, kernel: 3, stride: 2 }),
  },
  layerNorm: ofSequence((x) => layerNorm(x, "n")),
  "batchNorm of sequences": ofSequence((x) => batchNorm(x, "n")),
  "batchNorm of images": { shapes: [[3, 2, 2, 3]], compute: ([x]) => batchNorm(x!, "n") },
  gru: ofSequence((x) => gru(x, { name: "g", units: 3 })),
  lstm: ofSequence((x) => lstm(x, { name: "l", units: 3 })),
  attention: ofSequence((x) => attention(x, { name: "a", heads: 2 })),
  "attention, causal and padded": ofSequence((x) =>
    attention(x, { name: "a", heads: 2, causal: true, present: x.graph.constant([1, 1, 0, 1, 1, 1], [2, 3]) }),
  ),
  "learned positions": ofSequence((x) => learnedPositions(x, "p")),
  "sinusoidal positions": ofSequence(sinusoidalPositions),
  "transformer block": ofSequence((x) => transformerBlock(x, { name: "t", heads: 2, hidden: 5, causal: true })),
  "embedding, few ids": {
    shapes: [],
    ids: ids([2, 0, 2], [1, 3]),
    compute: (_, [at]) => embedding(at!.graph, { name: "e", rows: 4, width: 3 }).lookup(at!),
  },
};

/** A constant of so many rows of two numbers. */
const manyRows = ({ graph }: Tensor, rows = 516) =>
  graph.constant(
    Float64Array.from({ length: 2 * rows }, (_, i) => Math.sin(i) / 8),
    [rows, 2],
  );

/** Every operator that has a gradient, with shapes that show what is special about it. */
export const cases: Readonly<Record<string, Differentiable>> = {
  add: of2(add, [2, 3], [3]),
  subtract: of2(subtract, [4, 1, 3], [2, 1]),
  multiply: of2(multiply, [3], [2, 3]),
  "multiply by itself": of1((x) => multiply(x, x)),
  divide: of2(divide, [2, 3], [2, 1], [0.5, 2]),
  negate: of1(negate),
  exp: of1(exp),
  log: of1(log, [5], [0.5, 2]),
  sqrt: of1(sqrt, [5], [0.5, 2]),
  sigmoid: of1(sigmoid, [5], [-4, 4]),
  tanh: of1(tanh),
  softplus: of1(softplus, [5], [-4, 4]),
  relu: of1(relu, [7]),
  gelu: of1(gelu, [7], [-3, 3]),
  atLeast: of1((x) => atLeast(x, 0.1), [7]),
  "expand, sum": of1((x) => sum(expand(x, [4, 2, 3]), [0, 2]), [2, 1]),
  "mean of all": of1((x) => mean(x)),
  "mean, kept": of1((x) => mean(x, [-1], { keep: true })),
  "reshape, transpose": of1((x) => transpose(reshape(x, [2, 3, 4]), [2, 0, 1]), [6, 4]),
  slice: of1((x) => slice(x, { 0: [1, 3], 2: [0, 2] }), [4, 2, 3]),
  pad: of1((x) => pad(x, { 1: [2, 1] })),
  concat: of2((a, b) => concat([a, b, a], 1), [2, 3], [2, 1]),
  split: of1((x) => multiply(split(x, 1, [2, 1, 2])[0]!, split(x, 1, [2, 1, 2])[2]!), [2, 5]),
  "split of which a part is not used": of1((x) => split(x, 0, [1, 2])[1]!, [3, 2]),
  matmul: of2((a, b) => matmul(a, b), [2, 3], [3, 4]),
  rowDots: of2(rowDots, [3, 4], [3, 4]),
  "matmul, first transposed": of2((a, b) => matmul(a, b, { transposeA: true, scale: 0.5 }), [3, 2], [3, 4]),
  "matmul, second transposed": of2((a, b) => matmul(a, b, { transposeB: true, scale: 2 }), [2, 2, 3], [2, 4, 3]),
  "matmul, both transposed": of2((a, b) => matmul(a, b, { transposeA: true, transposeB: true }), [3, 2], [4, 3]),
  "matmul over many rows, summed in parts": {
    shapes: [[2, 3]],
    compute: ([weight]) => matmul(manyRows(weight!), weight!, { scale: 0.5 }),
  },
  "matmul over many rows, second transposed": {
    shapes: [[3, 2]],
    compute: ([weight]) => matmul(manyRows(weight!), weight!, { transposeB: true }),
  },
  "linear over many rows": { shapes: [[2, 3], [3]], compute: ([weight, bias]) => linear(manyRows(weight!), weight!, bias!) },
  "linear over many rows that cannot be shared out": {
    shapes: [[2, 3], [3]],
    compute: ([weight, bias]) => linear(manyRows(weight!, 521), weight!, bias!),
  },
  linear: { shapes: [[2, 3, 4], [4, 5], [5]], compute: ([x, weight, bias]) => linear(x!, weight!, bias!) },
  softmax: of1(softmax, [2, 4]),
  "gather from few rows": { shapes: [[4, 3]], ids: ids([3, 1, 1, 0], [2, 2]), compute: ([table], [at]) => gather(table!, at!) },
  "gather from many rows": { shapes: [[300, 2]], ids: ids([299, 1, 1, 0]), compute: ([table], [at]) => gather(table!, at!) },
  conv2d: convolution([2, 3, 5, 4], [2, 3, 3, 3], 1, [1, 1], [1, 1]),
  "conv2d of many channels": convolution([1, 8, 3, 4], [2, 8, 3, 3], 1, [1, 1], [1, 1]),
  "conv2d, stride 2": convolution([2, 2, 6, 5], [3, 2, 3, 3], 2, [1, 1], [1, 1]),
  "conv2d, stride 3, even kernel": convolution([1, 2, 8, 7], [2, 2, 2, 4], 3, [0, 1], [1, 2]),
  "conv2d without padding": convolution([1, 1, 4, 4], [2, 1, 2, 3], 1, [0, 0], [0, 0]),
  conv1d: overTime(3, 1, [1, 1]),
  "conv1d, causal and dilated": overTime(2, 3, [3, 0]),
  max: of1((x) => max(x, 1), [3, 4]),
  "pool1d, max": of1((x) => pool1d(x, "max", 2), [2, 5, 3]),
  "pool1d, average": of1((x) => pool1d(x, "average", 3), [1, 7, 2]),
  "pool2d, max": of1((x) => pool2d(x, "max", [2, 2]), [2, 1, 5, 4]),
  "pool2d, average": of1((x) => pool2d(x, "average", [2, 3]), [1, 2, 5, 6]),
  standardise: of1((x) => standardise(x, [0, 2], moments(x, [0, 2])), [3, 2, 4]),
  layerNormalise: { shapes: [[3, 4], [4], [4]], compute: ([x, scale, shift]) => layerNormalise(x!, scale!, shift!) },
  crossEntropy: { shapes: [[4, 3]], ids: ids([0, 2, 1, 1]), compute: ([z], [y]) => crossEntropy(z!, y!) },
  "crossEntropy, weighted": {
    shapes: [[4, 3]],
    ids: ids([0, 2, 1, 1]),
    compute: ([z], [y]) => crossEntropy(z!, y!, z!.graph.constant([1, 0.5, 0, 2], [4])),
  },
  binaryCrossEntropy: of1((z) => binaryCrossEntropy(z, z.graph.constant([1, 0, 0.3, 1, 0, 1], [2, 3])), [2, 3], [-3, 3]),
  meanSquaredError: of2(meanSquaredError, [2, 3], [2, 3]),
  sampledSoftmax: { ...sampled, compute: (parameters) => sampledSoftmax(scoresOf(parameters)) },
  "sampledSoftmax with logQ and hits": {
    ...sampled,
    ids: [...ids([0, 1, 2]), ...ids([5, 1, 7, 8, 2])],
    compute: (parameters, [positive, negative]) => {
      const { graph } = positive!;
      const logQ = { positive: graph.constant([-1, -2, -3], [3]), negative: graph.constant([-1, -2, -1, -3, -3], [5]) };
      return sampledSoftmax(scoresOf(parameters), { logQ, ids: { positive: positive!, negative: negative! } });
    },
  },
  bprMax: { ...sampled, compute: (parameters) => bprMax(scoresOf(parameters), { regularization: 0.3 }) },
};
