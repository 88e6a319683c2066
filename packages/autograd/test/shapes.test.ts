import fc from "fast-check";
import { expect, it } from "vitest";
import { Graph, type Tensor } from "../src/graph/graph.js";
import { zeros } from "../src/graph/initialisers.js";
import { ShapeError, sizeOf } from "../src/graph/shape.js";
import { crossEntropy } from "../src/losses/cross-entropy.js";
import { add, multiply } from "../src/operators/arithmetic.js";
import { sum } from "../src/operators/broadcast.js";
import { concat, split } from "../src/operators/concat.js";
import { conv2d } from "../src/operators/convolution.js";
import { matmul } from "../src/operators/matmul.js";
import { reshape, transpose } from "../src/operators/reshape.js";
import { pad, slice } from "../src/operators/slice.js";
import { type Differentiable, differentiated, worstDifference } from "./reference/gradients.js";

const graph = new Graph("training");
let count = 0;
const of = (...shape: number[]) => graph.parameter(`p${count++}`, shape, zeros);
const wrong: [string, () => Tensor | Tensor[], string][] = [
  ["add", () => add(of(2, 3), of(4)), "Add: [2 × 3] and [4]: sizes 3 and 4 do not match."],
  ["matmul", () => matmul(of(2, 3), of(4, 5)), "MatMul: [2 × 3] and [4 × 5]: the inner sizes 3 and 4 differ."],
  ["matmul of other batches", () => matmul(of(2, 2, 3), of(3, 3, 5)), "MatMul: [2 × 2 × 3] and [3 × 3 × 5]: the batches differ."],
  ["reshape", () => reshape(of(2, 3), [4]), "Reshape: [2 × 3] and [4]: they hold different numbers of elements."],
  ["transpose", () => transpose(of(2, 3), [0, 0]), "Transpose: [2 × 3]: (0,0) is no order of its axes."],
  ["slice", () => slice(of(2, 3), { 1: [1, 4] }), "Slice: [2 × 3]: 1 to 4 is no range of axis 1."],
  ["split", () => split(of(2, 3), 1, [1, 1]), "Split: [2 × 3]: parts of 1, 1 do not make up axis 1."],
  ["concat", () => concat([of(2, 3), of(3, 3)], 1), "Concat: [2 × 3] and [3 × 3]: they differ on other axes than 1."],
  ["sum", () => sum(of(2, 3), [2]), "ReduceSum: [2 × 3]: axes 2 are not different axes of it."],
];

it.each(wrong)("%s says which shapes do not fit", (_, compute, sentence) => {
  expect(compute).toThrow(new ShapeError(sentence));
});

it("refuses kernels larger than the image, and targets that are no ids", () => {
  const options = { stride: 1, padding: { rows: [0, 0], columns: [0, 0] } } as const;
  expect(() => conv2d(of(1, 1, 2, 2), of(1, 1, 3, 3), of(1), options)).toThrow("the kernel is larger");
  expect(() => crossEntropy(of(4, 2), of(4))).toThrow("int32 targets");
});

const size = fc.integer({ min: 1, max: 3 });
const shape = fc.array(size, { minLength: 1, maxLength: 3 });
const exact = (subject: Differentiable, seed: number) =>
  expect(worstDifference(differentiated(subject, seed))).toBeLessThan(1e-7);

it("differentiates whatever broadcasts", () => {
  const property = fc.property(
    shape,
    fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    size,
    fc.nat(),
    (whole, ones, from, seed) => {
      const other = whole.map((each, axis) => (ones[axis] ? 1 : each)).slice(Math.min(from - 1, whole.length - 1));
      exact({ shapes: [whole, other], compute: ([a, b]) => multiply(b!, add(a!, b!)) }, seed);
    },
  );
  fc.assert(property, { numRuns: 40 });
});

it("differentiates what is cut out and surrounded, on every axis", () => {
  const property = fc.property(shape, fc.nat(2), size, size, fc.nat(), (whole, which, before, after, seed) => {
    const axis = which % whole.length;
    const around = { [axis]: [before, after] as const };
    const cut = { [axis]: [before - 1, before + whole[axis]!] as const };
    exact({ shapes: [whole], compute: ([x]) => slice(pad(x!, around), cut) }, seed);
  });
  fc.assert(property, { numRuns: 30 });
});

it("differentiates products of matrices of every size", () => {
  const property = fc.property(
    size,
    size,
    size,
    fc.boolean(),
    fc.boolean(),
    fc.nat(),
    (m, k, n, transposeA, transposeB, seed) => {
      const shapes = [transposeA ? [k, m] : [m, k], transposeB ? [n, k] : [k, n]];
      exact({ shapes, compute: ([a, b]) => matmul(a!, b!, { transposeA, transposeB, scale: 0.5 }) }, seed);
    },
  );
  fc.assert(property, { numRuns: 30 });
});

it("gives no tensor whose shape does not hold its numbers", () => {
  expect(() => graph.constant([1, 2, 3], [2])).toThrow(ShapeError);
  expect(() => graph.input("half", [2.5])).toThrow(ShapeError);
  expect(sizeOf([])).toBe(1);
});
