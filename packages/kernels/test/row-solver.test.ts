import { afterAll, describe, expect, it } from "vitest";
import {
  createPool,
  createRandom,
  createRowSolver,
  createSparseBuilder,
  denseColumnGram,
  type Pool,
  rowOf,
  solveRowExactly,
  zeros,
} from "../src/index.js";

const pools = [1, 2, 3].map(createPool) as [Pool, Pool, Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** Vectors that a few directions dominate, as those of trained models do. */
function unevenVectors(rows: number, cols: number) {
  const random = createRandom(1);
  const vectors = zeros(rows, cols);
  for (let i = 0; i < vectors.data.length; i++) vectors.data[i] = random.normal() / (1 + (i % cols));
  return vectors;
}

/** Rows with no entry, one, some, all. */
function observedRows(cols: number, weightOf: (value: number) => number, targetOf: (value: number) => number) {
  const random = createRandom(2);
  const builder = createSparseBuilder(21, cols);
  for (let r = 0; r < 21; r++) {
    const share = [0, 1 / cols, 0.02, 0.3, 1][r % 5]!;
    for (let c = 0; c < cols; c++) if (random.next() < share) builder.push(c, 0.2 + 9 * random.next());
    builder.endRow();
  }
  const values = builder.finish();
  return { weights: { ...values, values: values.values.map(weightOf) }, targets: values.values.map(targetOf) };
}

const problems = {
  "weights beside the unobserved one": {
    weight: (v: number) => v,
    target: (v: number) => v,
    unobserved: 0.1,
    ridge: (n: number) => 0.02 * (n + 30),
  },
  "weights in its place, a small ridge": {
    weight: (v: number) => v - 1,
    target: (v: number) => v,
    unobserved: 1,
    ridge: () => 0.01,
  },
};

describe("createRowSolver", () => {
  it.each(Object.entries(problems))(
    "solves rows as the plain version does: %s",
    (_name, { weight, target, unobserved, ridge }) => {
      for (const [others, factors] of [
        [300, 5],
        [400, 40],
      ] as const) {
        const fixed = unevenVectors(others, factors);
        const rows = observedRows(others, weight, target);
        const solved = createRowSolver({ fixed, unobserved, ridge }).solve(rows);
        const { indptr } = rows.weights;
        for (let r = 0; r < rows.weights.rows; r++) {
          const targets = rows.targets.subarray(indptr[r], indptr[r + 1]);
          const exact = solveRowExactly(
            { fixed, gram: denseColumnGram(fixed), unobserved, ridge },
            rowOf(rows.weights, r),
            targets,
          );
          const ours = solved.data.subarray(r * factors, (r + 1) * factors);
          const error = Math.hypot(...ours.map((value, i) => value - exact[i]!)) / Math.max(1e-12, Math.hypot(...exact));
          expect(error).toBeLessThan(2e-4);
        }
      }
    },
  );

  it("gives the same bits alone, in a batch, and on 1, 2 and 3 threads", async () => {
    const fixed = unevenVectors(500, 24);
    const solver = createRowSolver({ fixed, unobserved: 0.1, ridge: (n) => 0.02 * (n + 50) });
    const rows = observedRows(
      500,
      (v) => v,
      (v) => v,
    );
    const batch = solver.solve(rows);
    for (const found of await Promise.all(pools.map((pool) => solver.solveOn(pool, rows)))) expect(found).toEqual(batch);
    const seventh = rowOf(rows.weights, 7);
    const indptr = Uint32Array.of(0, seventh.indices.length);
    const alone = solver.solve({ weights: { rows: 1, cols: 500, indptr, ...seventh }, targets: seventh.values });
    expect(alone.data).toEqual(batch.data.slice(7 * 24, 8 * 24));
  });
});
