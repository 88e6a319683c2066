import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addRowProduct,
  choleskyFactor,
  choleskySolve,
  createOverlap,
  createRandom,
  createSparseBuilder,
  denseColumnGram,
  denseTimesVector,
  invertPositiveDefinite,
  kthLargest,
  matrixTimesVector,
  overlapSums,
  rowOf,
  rowTimesSquare,
  type SparseMatrix,
  solveRowExactly,
  solveRows,
  sparseRowGram,
  topK,
  transpose,
  zeros,
} from "../src/index.js";

/** A sparse matrix as nested arrays, by which the oracles compute in the plainest way. */
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

const COLS = 6;
const matrices = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: COLS, maxLength: COLS }), { maxLength: 7 });
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** A random symmetric positive definite matrix. */
function positiveDefinite(n: number): Float64Array {
  const random = createRandom(n);
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = random.next() - 0.5 + (i === j ? n : 0);
  }
  return a;
}

describe("dense", () => {
  it.each([0, 1, 2, 3, 63, 64, 65, 131, 200])("inverts %i × %i: the product with the matrix is the identity", (n) => {
    const a = positiveDefinite(n);
    const inverse = a.slice();
    for (const done of invertPositiveDefinite(inverse, n)) expect(done).toBeLessThanOrEqual(1);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += a[i * n + k]! * inverse[k * n + j]!;
        worst = Math.max(worst, Math.abs(sum - (i === j ? 1 : 0)));
      }
    }
    expect(worst).toBeLessThan(1e-12);
  });

  it("refuses a matrix that is not positive definite", () => {
    expect(() => choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError);
    expect(() => [...invertPositiveDefinite(Float64Array.of(1, 2, 2, 1), 2)]).toThrow(RangeError);
  });

  it("solves by Cholesky", () => {
    const a = positiveDefinite(9);
    const x = Array.from({ length: 9 }, (_, i) => i - 3);
    const b = Float64Array.from(x, (_, i) => dot([...a.subarray(i * 9, i * 9 + 9)], x));
    choleskyFactor(a, 9);
    choleskySolve(a, 9, b);
    for (const [i, value] of x.entries()) expect(b[i]).toBeCloseTo(value, 10);
  });

  it("multiplies and takes inner products of columns", () => {
    const matrix = { rows: 2, cols: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const out = new Float32Array(2);
    denseTimesVector(matrix, Float32Array.of(1, 0, -1), out);
    expect([...out]).toEqual([-2, -2]);
    expect([...denseColumnGram(matrix)]).toEqual([17, 22, 27, 22, 29, 36, 27, 36, 45]);
  });
});

describe("sparse", () => {
  it("takes inner products of rows", () => {
    fc.assert(
      fc.property(matrices, (dense) => {
        expect([...sparseRowGram(sparseOf(dense, COLS))]).toEqual(dense.flatMap((a) => dense.map((b) => dot(a, b))));
      }),
    );
  });

  it("multiplies with rows, vectors and squares", () => {
    fc.assert(
      fc.property(matrices, (dense) => {
        const matrix = sparseOf(dense, COLS);
        const vector = Float64Array.from({ length: COLS }, (_, i) => i - 2);
        const out = new Float64Array(dense.length);
        matrixTimesVector(matrix, vector, out);
        expect([...out].map((x) => x + 0)).toEqual(dense.map((row) => dot(row, [...vector]) + 0));
        const sums = new Float64Array(COLS).fill(1);
        const every = { indices: Int32Array.from(dense.keys()), values: Float32Array.from(dense, (_, i) => i + 1) };
        addRowProduct(every, matrix, sums);
        const column = (c: number) => dense.reduce((sum, row, r) => sum + (r + 1) * row[c]!, 1);
        expect([...sums]).toEqual(Array.from({ length: COLS }, (_, c) => column(c)));
        const square = Float64Array.from({ length: COLS * COLS }, (_, i) => i);
        const product = new Float64Array(COLS);
        for (const [r, row] of dense.entries()) {
          rowTimesSquare(rowOf(matrix, r), square, COLS, product);
          const expected = Array.from({ length: COLS }, (_, c) => row.reduce((sum, value, i) => sum + value * (i * COLS + c), 0));
          expect([...product]).toEqual(expected);
        }
      }),
    );
  });

  it("sums over common columns, again and again in the same room", () => {
    fc.assert(
      fc.property(matrices, (dense) => {
        const matrix = sparseOf(dense, COLS);
        const overlap = createOverlap(dense.length);
        for (const [r, x] of dense.entries()) {
          overlapSums(rowOf(matrix, r), transpose(matrix), overlap);
          for (const [s, y] of dense.entries()) {
            const common = x.flatMap((value, c) => (value !== 0 && y[c] !== 0 ? [[value, y[c]!] as const] : []));
            const total = (of: (pair: readonly [number, number]) => number) => common.reduce((sum, pair) => sum + of(pair), 0);
            expect([overlap.n[s], overlap.x[s], overlap.y[s], overlap.xx[s], overlap.yy[s], overlap.xy[s]]).toEqual([
              common.length,
              total(([a]) => a),
              total(([, b]) => b),
              total(([a]) => a * a),
              total(([, b]) => b * b),
              total(([a, b]) => a * b),
            ]);
          }
          const touched = [...overlap.touched.subarray(0, overlap.size)].sort();
          expect(touched).toEqual(dense.flatMap((_, s) => (overlap.n[s]! > 0 ? [s] : [])));
        }
      }),
    );
  });

  it("refuses to finish before every row has ended", () => {
    expect(() => createSparseBuilder(2, 2).finish()).toThrow(RangeError);
  });
});

it("selects the k-th largest", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1 }), fc.nat(), (values, position) => {
      const k = (position % values.length) + 1;
      expect(kthLargest(Float32Array.from(values), k)).toBe(values.toSorted((a, b) => b - a)[k - 1]);
    }),
  );
  expect(() => kthLargest(new Float32Array(2), 3)).toThrow(RangeError);
});

it("moves least squares by conjugate gradients to where Cholesky puts it, a minimum of the loss", () => {
  const random = createRandom("least squares");
  const dense = Array.from({ length: 5 }, () => Array.from({ length: 12 }, () => (random.next() < 0.4 ? 1 + random.int(3) : 0)));
  dense[2]!.fill(0);
  const weights = sparseOf(dense, 12);
  const fixed = { rows: 12, cols: 4, data: Float32Array.from({ length: 48 }, () => random.normal()) };
  const ridge = (entries: number, all: number) => 0.05 * (entries + 0.3 * all);
  const gram = denseColumnGram(fixed);
  const problem = { weights, beyond: 0, fixed, gram, unobserved: 0.3, ridge, steps: 12 };
  const solved = zeros(5, 4);
  solved.data.fill(0.5);
  solveRows(problem, solved, 0, 5);
  const loss = (row: readonly number[], p: readonly number[]) => {
    const entries = row.filter((w) => w !== 0).length;
    const fit = row.reduce((sum, w, i) => {
      const product = dot(p, [...fixed.data.subarray(i * 4, i * 4 + 4)]);
      return sum + w * (product - 1) ** 2 + 0.3 * product ** 2;
    }, 0);
    return fit + 0.05 * (entries + 0.3 * 12) * dot(p, p);
  };
  for (const [r, row] of dense.entries()) {
    const exact = [...solveRowExactly(problem, rowOf(weights, r))];
    for (const [i, value] of exact.entries()) {
      expect(solved.data[r * 4 + i]).toBeCloseTo(value, 5);
      const moved = (by: number) => exact.map((each, j) => (i === j ? each + by : each));
      expect(loss(row, moved(0.01))).toBeGreaterThan(loss(row, exact));
      expect(loss(row, moved(-0.01))).toBeGreaterThan(loss(row, exact));
    }
  }
});

describe("the largest", () => {
  const score = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(Number.NEGATIVE_INFINITY, Number.NaN));
  const cases = fc.array(fc.tuple(score, fc.integer({ min: -1, max: 1000 })), { maxLength: 30 }).map((all) => ({
    scores: Float32Array.from(all, ([each]) => each),
    place: Int32Array.from(all, ([, each], i) => (each < 0 ? -1 : 100 * each + i)),
  }));

  it("are those of a whole sort, equal ones by their place, without those that have none", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 40 }), ({ scores, place }, k) => {
        const sorted = (by: (i: number) => number) =>
          [...scores.keys()]
            .filter((i) => scores[i]! > Number.NEGATIVE_INFINITY && by(i) >= 0)
            .sort((i, j) => scores[j]! - scores[i]! || by(i) - by(j))
            .slice(0, k);
        expect([...topK(scores, k)]).toEqual(sorted((i) => i));
        expect([...topK(scores, k, place)]).toEqual(sorted((i) => place[i]!));
      }),
    );
  });
});
