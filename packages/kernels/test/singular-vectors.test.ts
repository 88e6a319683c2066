import fc from "fast-check";
import { expect, it } from "vitest";
import { createRandom, createSparseBuilder, leadingSingularVectors, type SparseMatrix } from "../src/index.js";

function sparseOf(dense: readonly (readonly number[])[], cols: number): SparseMatrix {
  const builder = createSparseBuilder(dense.length, cols);
  for (const row of dense) {
    row.forEach((value, column) => {
      if (value !== 0) builder.push(column, value);
    });
    builder.endRow();
  }
  return builder.finish();
}

function leading(matrix: SparseMatrix, k: number) {
  const steps = leadingSingularVectors(matrix, { k, rounds: 30, random: createRandom("singular") });
  const fractions: number[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { ...value, fractions };
    fractions.push(value);
  }
}

const column = ({ rows, cols, data }: { rows: number; cols: number; data: Float32Array }, c: number) =>
  Array.from({ length: rows }, (_, r) => data[r * cols + c]!);
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

const matrices = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([rows, cols]) =>
  fc.record({
    cols: fc.constant(cols),
    dense: fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: cols, maxLength: cols }), {
      minLength: rows,
      maxLength: rows,
    }),
  }),
);

it("finds all of a small matrix: MᵀM v = σ² v, vectors at right angles, Σ σ² = |M|²", () => {
  fc.assert(
    fc.property(matrices, ({ dense, cols }) => {
      const { values, right } = leading(sparseOf(dense, cols), 9);
      const norm = dense.flat().reduce((sum, x) => sum + x * x, 0);
      expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(norm, 2);
      expect([...values]).toEqual([...values].sort((a, b) => b - a));
      for (let k = 0; k < 9; k++) {
        const v = column(right, k);
        expect(dot(v, v)).toBeCloseTo(values[k]! > 0 ? 1 : 0, 3);
        for (let other = 0; other < k; other++) expect(dot(v, column(right, other))).toBeCloseTo(0, 2);
        const through = dense.map((row) => dot(row, v));
        for (let c = 0; c < cols; c++) {
          const back = dense.reduce((sum, row, r) => sum + row[c]! * through[r]!, 0);
          expect(Math.abs(back - values[k]! ** 2 * v[c]!)).toBeLessThan(1e-3 * Math.max(1, norm));
        }
      }
    }),
    { numRuns: 200 },
  );
});

it("finds the strongest directions of a large matrix, whichever side is smaller", () => {
  const random = createRandom("blocks");
  // Four groups of unequal strength, and a little noise.
  const dense = Array.from({ length: 200 }, (_, r) =>
    Array.from({ length: 60 }, (_, c) => (r % 4 === c % 4 ? 4 - (r % 4) : 0) + 0.1 * random.normal()),
  );
  const turned = dense[0]!.map((_, c) => dense.map((row) => row[c]!));
  const [tall, flat] = [leading(sparseOf(dense, 60), 4), leading(sparseOf(turned, 200), 4)];
  // A block of 50 × 15 entries of size s has the singular value s √750.
  [4, 3, 2, 1].forEach((strength, k) => {
    expect(tall.values[k]! / (strength * Math.sqrt(750))).toBeCloseTo(1, 1);
    expect(flat.values[k]! / tall.values[k]!).toBeCloseTo(1, 4);
    column(tall.right, k).forEach((x, c) => {
      expect(Math.abs(x)).toBeCloseTo(c % 4 === k ? 1 / Math.sqrt(15) : 0, 1);
    });
  });
});
