import { createRandom } from "@segue/kernels";
import fc from "fast-check";
import { expect, it } from "vitest";
import { drawMixing, mask, mix } from "../../../src/algorithms/classifying/augment.js";
import { scaledWindow, scaleOf } from "../../../src/algorithms/classifying/scale.js";
import { viewsOf, windowOf } from "../../../src/algorithms/classifying/windows.js";

it("blots out whole bands and stretches, in all channels alike, and no more than it may", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }), (seed, channels, masks) => {
      const [rows, columns] = [10, 12];
      const window = new Float32Array(channels * rows * columns).fill(1);
      const share = { rowMasks: masks, rowMask: 0.3, columnMasks: masks, columnMask: 0.25 };
      mask(window, [rows, columns], share, createRandom(seed));
      const zero = (row: number, column: number) => window[row * columns + column] === 0;
      const rowsOut = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (__, c) => zero(r, c)).every(Boolean),
      );
      const columnsOut = Array.from({ length: columns }, (_, c) =>
        Array.from({ length: rows }, (__, r) => zero(r, c)).every(Boolean),
      );
      expect(rowsOut.filter(Boolean).length).toBeLessThanOrEqual(3 * masks);
      expect(columnsOut.filter(Boolean).length).toBeLessThanOrEqual(3 * masks);
      for (const [at, value] of window.entries()) {
        const isOut = rowsOut[Math.floor(at / columns) % rows]! || columnsOut[at % columns]!;
        expect(value).toBe(isOut ? 0 : 1);
      }
    }),
  );
});

it("mixes each example with another, its own share at least half, distributed as it should be", () => {
  const { partners, own } = drawMixing(20_000, 0.5, createRandom(1));
  expect([...partners].sort((a, b) => a - b)).toEqual([...partners.keys()]);
  expect(own.every((share) => share >= 0.5 && share <= 1)).toBe(true);
  // Beta(½, ½) is the arcsine law: two thirds lie beyond ¼ and ¾.
  expect(own.filter((share) => share > 0.75).length / own.length).toBeCloseTo(2 / 3, 1);
  const mixed = mix(Float32Array.of(1, 2, 3, 5), { partners: Int32Array.of(1, 0), own: Float32Array.of(0.75, 1) });
  expect([...mixed]).toEqual([1.5, 2.75, 3, 5]);
});

it("reads windows from the first column to the last, and fills up what is too short with the mean", () => {
  expect(viewsOf(100, 20, 5)).toEqual([0, 20, 40, 60, 80]);
  expect(viewsOf(100, 20, 1)).toEqual([40]);
  expect(viewsOf(21, 20, 5)).toEqual([0, 1]);
  expect(viewsOf(10, 20, 5)).toEqual([0]);
  const example = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
  expect([...windowOf(example, 1, 2, Float32Array.of(0, 0))]).toEqual([2, 3, 5, 6]);
  expect([...windowOf(example, 0, 4, Float32Array.of(7, 8))]).toEqual([1, 2, 3, 7, 4, 5, 6, 8]);
  const scale = { mean: Float32Array.of(2, 5), unit: Float32Array.of(2, 1) };
  expect([...scaledWindow(example, 1, 3, scale)]).toEqual([0, 2, 0, 0, 1, 0]);
});

it("brings rows, or all rows of a channel, to the mean 0 and the deviation 1, and leaves nothing of what never changes", () => {
  const examples = [
    { shape: [1, 2, 2], data: Float32Array.of(0, 2, 5, 5) },
    { shape: [1, 2, 1], data: Float32Array.of(1, 5) },
  ];
  const rows = scaleOf(examples, "rows");
  expect([...rows.mean]).toEqual([1, 5]);
  expect([...rows.unit]).toEqual([expect.closeTo(Math.sqrt(1.5)), 0]);
  const { mean } = scaleOf(examples, "channels");
  expect([...mean]).toEqual([3, 3]);
});
