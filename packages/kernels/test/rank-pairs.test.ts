import { afterAll, describe, expect, it } from "vitest";
import {
  createPool,
  createRandom,
  createSparseBuilder,
  type DenseMatrix,
  type PairRanking,
  type Pool,
  type RankedVectors,
  rankPairs,
  rowOf,
  type SparseMatrix,
  zeros,
} from "../src/index.js";
import { plainRankPairs } from "./plain-rank-pairs.js";

const pools = [1, 2, 3].map(createPool) as [Pool, Pool, Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));
const never = async () => {};

/** Rows that have many of the columns of their own group, and few others; some have none, one has all. */
function groupedMatrix(rows: number, cols: number, seed: number): SparseMatrix {
  const random = createRandom(seed);
  const builder = createSparseBuilder(rows, cols);
  for (let r = 0; r < rows; r++) {
    const share = (c: number) => (r === 2 ? 1 : r % 7 === 3 ? 0 : c % 4 === r % 4 ? 0.4 : 0.03);
    for (let c = 0; c < cols; c++) if (random.next() < share(c)) builder.push(c, 1);
    builder.endRow();
  }
  return builder.finish();
}

function randomVectors(rows: number, cols: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  const vectors = zeros(rows, cols);
  for (let i = 0; i < vectors.data.length; i++) vectors.data[i] = 0.3 * random.normal();
  return vectors;
}

const problemOf = (entries: SparseMatrix, changes: Partial<PairRanking> = {}): PairRanking => ({
  entries,
  epochs: 2,
  rate: (epoch) => 0.1 / (1 + epoch),
  ridge: 0.02,
  candidates: 1,
  popular: 1,
  ...changes,
});

const start = ({ entries: { rows, cols } }: PairRanking, size: number): RankedVectors => ({
  rows: randomVectors(rows, size, 2),
  columns: randomVectors(cols, size, 3),
  biases: new Float32Array(cols),
});

async function run(problem: PairRanking, size: number, pool: Pool, report: (epochs: number) => Promise<void> = never) {
  const vectors = start(problem, size);
  await rankPairs(problem, vectors, { random: createRandom("drawn"), pool, report });
  return vectors;
}

describe("rankPairs", () => {
  it.each([
    [1, 1, 1, {}],
    [40, 30, 5, {}],
    [60, 90, 16, { candidates: 4, popular: 0 }],
    [33, 70, 11, { candidates: 3, popular: 0.5 }],
  ] as const)("moves %i × %i vectors of %i numbers as the plain version does (%o)", async (rows, cols, size, changes) => {
    const problem = problemOf(groupedMatrix(rows, cols, 1), changes);
    const moved = await run(problem, size, pools[1]);
    const plain = start(problem, size);
    plainRankPairs(problem, plain, createRandom("drawn"));
    for (const [ours, theirs] of [
      [moved.rows.data, plain.rows.data],
      [moved.columns.data, plain.columns.data],
      [moved.biases, plain.biases],
    ] as const)
      ours.forEach((value, i) => {
        expect(Math.abs(value - theirs[i]!)).toBeLessThan(1e-4);
      });
    expect(moved.biases.some((bias) => bias !== 0)).toBe(rows > 1);
  });

  it("gives the same bits with 1, 2 and 3 threads", async () => {
    const problem = problemOf(groupedMatrix(700, 500, 4), { candidates: 2, popular: 0.3 });
    const [one, two, three] = await Promise.all(pools.map((pool) => run(problem, 24, pool)));
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  it("ranks what rows have above what they have not", async () => {
    const entries = groupedMatrix(200, 120, 5);
    const share = async (epochs: number) =>
      rankedShare(entries, await run(problemOf(entries, { epochs, popular: 0, rate: () => 0.1 }), 8, pools[1]));
    expect(await share(0)).toBeLessThan(0.55);
    expect(await share(40)).toBeGreaterThan(0.85);
  });

  it("stops when it is told to, and the pool goes on to work", async () => {
    const entries = groupedMatrix(700, 500, 4);
    const stop = async (epochs: number) => {
      if (epochs === 2) throw new Error("enough");
    };
    await expect(run(problemOf(entries, { epochs: 1000 }), 64, pools[1], stop)).rejects.toThrow("enough");
    expect((await run(problemOf(entries, { epochs: 1 }), 64, pools[1])).rows.rows).toBe(700);
  });
});

/** Of the pairs of a column that a row has and one that it has not, the share in which the first has the higher product. */
function rankedShare(entries: SparseMatrix, { rows, columns, biases }: RankedVectors): number {
  let [right, all] = [0, 0];
  for (let r = 0; r < entries.rows; r++) {
    const has = new Set(rowOf(entries, r).indices);
    const product = (c: number) => {
      let sum = biases[c]!;
      for (let k = 0; k < rows.cols; k++) sum += rows.data[r * rows.cols + k]! * columns.data[c * rows.cols + k]!;
      return sum;
    };
    const scores = Array.from({ length: entries.cols }, (_, c) => product(c));
    for (const column of has)
      scores.forEach((score, c) => {
        if (has.has(c)) return;
        all++;
        if (scores[column]! > score) right++;
      });
  }
  return right / all;
}
