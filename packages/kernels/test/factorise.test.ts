import { afterAll, describe, expect, it } from "vitest";
import {
  createPool,
  createRandom,
  createSparseBuilder,
  type DenseMatrix,
  denseColumnGram,
  type Factorisation,
  factorise,
  type Pool,
  type SparseMatrix,
  solveRows,
  transpose,
  zeros,
} from "../src/index.js";

const pools = [1, 2, 3].map(createPool) as [Pool, Pool, Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));
const never = async () => {};

/** A matrix with a few entries in most rows, many in some, none in others. */
function randomMatrix(rows: number, cols: number, seed: number): SparseMatrix {
  const random = createRandom(seed);
  const builder = createSparseBuilder(rows, cols);
  for (let r = 0; r < rows; r++) {
    const share = r % 7 === 3 ? 0 : r % 5 === 0 ? 0.5 : 0.05;
    for (let c = 0; c < cols; c++) if (random.next() < share) builder.push(c, 0.2 + random.next());
    builder.endRow();
  }
  return builder.finish();
}

function randomVectors(rows: number, cols: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  const vectors = zeros(rows, cols);
  for (let i = 0; i < vectors.data.length; i++) vectors.data[i] = 0.1 * random.normal();
  return vectors;
}

/** Begins with these, one vector after the other. */
function startFrom(...sides: readonly DenseMatrix[]): Parameters<typeof factorise>[1] {
  const [size, vectors] = [sides[0]!.cols, sides.flatMap(({ rows, cols, data }) => split(rows, cols, data)).values()];
  return { size, fill: (vector) => vector.set(vectors.next().value!) };
}

const split = (rows: number, cols: number, data: Float32Array) =>
  Array.from({ length: rows }, (_, r) => data.subarray(r * cols, (r + 1) * cols));

const problemOf = (weights: SparseMatrix, rounds: number): Factorisation => ({
  weights,
  scale: 1,
  beyond: 0.1,
  unobserved: 0.1,
  ridge: (entries, all) => 0.02 * (entries + 0.1 * all),
  steps: 3,
  rounds,
});

describe("factorise", () => {
  it.each([
    [1, 1, 1],
    [40, 30, 5],
    [530, 1100, 16],
    [97, 601, 37],
  ])("moves %i × %i vectors of %i numbers as the plain version does", async (rows, cols, size) => {
    const weights = randomMatrix(rows, cols, 1);
    const [p, q] = [randomVectors(rows, size, 2), randomVectors(cols, size, 3)];
    const moved = await factorise(problemOf(weights, 2), startFrom(p, q), pools[1], never);
    for (let round = 0; round < 2; round++) {
      for (const [solved, fixed, side] of [
        [p, q, weights],
        [q, p, transpose(weights)],
      ] as const) {
        const { ridge, unobserved, beyond, steps } = problemOf(side, 1);
        const ours = { weights: side, beyond, fixed, gram: denseColumnGram(fixed), unobserved, ridge, steps };
        solveRows(ours, solved, 0, solved.rows);
      }
    }
    const distance = (a: Float32Array, b: Float32Array) => {
      let squares = 0;
      let all = 0;
      a.forEach((value, i) => {
        squares += (value - b[i]!) ** 2;
        all += b[i]! ** 2;
      });
      return Math.sqrt(squares / Math.max(all, 1e-12));
    };
    expect(distance(moved.data, q.data)).toBeLessThan(1e-4);
    expect(q.data.some((value) => value !== 0)).toBe(weights.indices.length > 0);
  });

  it("multiplies the weights by the scale", async () => {
    const weights = randomMatrix(40, 30, 7);
    const twice = { ...weights, values: weights.values.map((value) => 2 * value) };
    const run = (matrix: SparseMatrix, scale: number) =>
      factorise({ ...problemOf(matrix, 2), scale }, startFrom(randomVectors(40, 5, 5), randomVectors(30, 5, 6)), pools[0], never);
    expect(await run(weights, 2)).toEqual(await run(twice, 1));
    expect(await run(weights, 2)).not.toEqual(await run(weights, 1));
  });

  it("gives the same bits with 1, 2 and 3 threads", async () => {
    const weights = randomMatrix(700, 1300, 4);
    const run = (pool: Pool) =>
      factorise(problemOf(weights, 3), startFrom(randomVectors(700, 24, 5), randomVectors(1300, 24, 6)), pool, never);
    const [one, two, three] = await Promise.all(pools.map(run));
    // Two at a time on one pool wait for each other.
    expect(await Promise.all([run(pools[1]), run(pools[1])])).toEqual([one, one]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  it("stops when it is told to, and the pool goes on to work", async () => {
    const weights = randomMatrix(700, 1300, 4);
    const vectors = [randomVectors(700, 64, 5), randomVectors(1300, 64, 6)] as const;
    const stop = async (rounds: number) => {
      if (rounds === 2) throw new Error("enough");
    };
    await expect(factorise(problemOf(weights, 1000), startFrom(...vectors), pools[1], stop)).rejects.toThrow("enough");
    const moved = await factorise(problemOf(weights, 1), startFrom(...vectors), pools[1], never);
    expect(moved.data).not.toEqual(vectors[1].data);
  });
});
