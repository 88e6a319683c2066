import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createPool, createProductSearch, createRandom, type DenseMatrix, type Pool, topK, zeros } from "../src/index.js";

const pools = [1, 2, 3].map(createPool) as [Pool, Pool, Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** Small whole numbers, so that many products are equal. */
function wholeVectors(rows: number, cols: number, seed: number, largest: number): DenseMatrix {
  const random = createRandom(seed);
  const vectors = zeros(rows, cols);
  for (let i = 0; i < vectors.data.length; i++) vectors.data[i] = Math.round(largest * (2 * random.next() - 1));
  return vectors;
}

function randomVectors(rows: number, cols: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  const vectors = zeros(rows, cols);
  for (let i = 0; i < vectors.data.length; i++) vectors.data[i] = random.normal();
  return vectors;
}

/** Some positions for each query, ascending. */
function randomLists(queries: number, positions: number, share: number, seed: number): Int32Array[] {
  const random = createRandom(seed);
  const all = Int32Array.from({ length: positions }, (_, position) => position);
  return Array.from({ length: queries }, () => all.filter(() => random.next() < share));
}

/** A row of products as the kernel sums them up, without those excluded. */
function productsOf(queries: DenseMatrix, q: number, vectors: DenseMatrix, excluded: Int32Array): Float32Array {
  const row = Float32Array.from({ length: vectors.rows }, (_, v) => {
    const lanes = new Float32Array(8);
    for (let k = 0; k < vectors.cols; k++)
      lanes[k % 8]! += Math.fround(queries.data[q * vectors.cols + k]! * vectors.data[v * vectors.cols + k]!);
    const sums = lanes.subarray(0, 4).map((lane, l) => lane + lanes[l + 4]!);
    return Math.fround(Math.fround(sums[0]! + sums[2]!) + Math.fround(sums[1]! + sums[3]!));
  });
  for (const position of excluded) row[position] = Number.NEGATIVE_INFINITY;
  return row;
}

/** Every row, in its order. */
const all = (rows: number) => Int32Array.from({ length: rows }, (_, row) => row);

describe("createProductSearch", () => {
  it("finds what sorting all products finds, bit for bit", () => {
    const sizes = fc.record({
      queries: fc.integer({ min: 0, max: 9 }),
      vectors: fc.integer({ min: 0, max: 700 }),
      size: fc.integer({ min: 1, max: 20 }),
      n: fc.integer({ min: 1, max: 40 }),
      share: fc.constantFrom(0, 0.1, 0.9, 1),
      whole: fc.boolean(),
      seed: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(sizes, ({ queries: count, vectors: many, size, n, share, whole, seed }) => {
        const make = whole
          ? (rows: number, s: number) => wholeVectors(rows, size, s, 2)
          : (rows: number, s: number) => randomVectors(rows, size, s);
        const [queries, vectors] = [make(count, seed), make(many, seed + 1)];
        const excluded = randomLists(count, many, share, seed);
        const { indices, products } = createProductSearch(vectors, all(many)).best({ queries, excluded, n });
        for (let q = 0; q < count; q++) {
          const row = productsOf(queries, q, vectors, excluded[q]!);
          const best = topK(row, n);
          const found = indices.subarray(q * n, (q + 1) * n);
          expect([...found]).toEqual([...best, ...new Array(n - best.length).fill(-1)]);
          expect(products.subarray(q * n, q * n + best.length)).toEqual(Float32Array.from(best, (v) => row[v]!));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds only what is in its order, and of equal ones the first in it", () => {
    const vectors = { rows: 5, cols: 1, data: Float32Array.of(1, 1, 3, 1, 1) };
    const queries = { rows: 2, cols: 1, data: Float32Array.of(1, -1) };
    const search = createProductSearch(vectors, Int32Array.of(3, 0, 2, 1));
    const { indices } = search.best({ queries, excluded: [Int32Array.of(0, 4, 0), new Int32Array()], n: 4 });
    expect(indices).toEqual(Int32Array.of(2, 3, 1, -1, 3, 0, 1, 2));
  });

  it("finds the same among vectors of any length", () => {
    const queries = randomVectors(3, 10, 1);
    for (const length of [1e-30, 1e-18, 1e-3, 1e5, 1e18]) {
      const vectors = randomVectors(500, 10, 2);
      for (let i = 0; i < vectors.data.length; i++) vectors.data[i]! *= length;
      const none = [new Int32Array(), new Int32Array(), new Int32Array()];
      const { indices } = createProductSearch(vectors, all(500)).best({ queries, excluded: none, n: 9 });
      for (let q = 0; q < 3; q++)
        expect(indices.subarray(q * 9, (q + 1) * 9)).toEqual(topK(productsOf(queries, q, vectors, none[q]!), 9));
    }
  });

  it("passes over no vector that belongs there, where most are too short", () => {
    const [queries, vectors] = [randomVectors(7, 16, 4), randomVectors(3000, 16, 5)];
    // Equal vectors in tiles that are far apart, and a long one at the very end.
    for (let v = 0; v < 3000; v++)
      for (let k = 0; k < 16; k++) vectors.data[v * 16 + k]! /= v === 2999 ? 1 : 1 + Math.floor(v / 300) ** 2;
    vectors.data.copyWithin(2700 * 16, 0, 100 * 16);
    for (const count of [1, 2, 4, 5, 7]) {
      const some = { rows: count, cols: 16, data: queries.data.slice(0, count * 16) };
      const excluded = randomLists(count, 3000, 0.02, 6);
      const { indices } = createProductSearch(vectors, all(3000)).best({ queries: some, excluded, n: 20 });
      for (let q = 0; q < count; q++)
        expect(indices.subarray(q * 20, (q + 1) * 20)).toEqual(topK(productsOf(some, q, vectors, excluded[q]!), 20));
    }
  });

  it("never lists a product that is not a number or −∞", () => {
    const vectors = { rows: 4, cols: 1, data: Float32Array.of(Number.NaN, 2, Number.NEGATIVE_INFINITY, 1) };
    const queries = { rows: 1, cols: 1, data: Float32Array.of(1) };
    expect(createProductSearch(vectors, all(4)).best({ queries, excluded: [new Int32Array()], n: 4 }).indices).toEqual(
      Int32Array.of(1, 3, -1, -1),
    );
  });

  it("gives the same bits alone, in a batch, and on 1, 2 and 3 threads, also while the thread that asks goes on searching", async () => {
    const [queries, vectors] = [randomVectors(301, 24, 1), randomVectors(1500, 24, 2)];
    const excluded = randomLists(301, 1500, 0.05, 3);
    const search = createProductSearch(vectors, all(1500));
    const wanted = { queries, excluded, n: 7 };
    const batch = search.best(wanted);
    const onPools = pools.map((pool) => search.bestOn(pool, wanted));
    for (const q of [0, 150, 300]) {
      const one = { rows: 1, cols: 24, data: queries.data.slice(q * 24, (q + 1) * 24) };
      const alone = search.best({ queries: one, excluded: [excluded[q]!], n: 7 });
      expect(alone.indices).toEqual(batch.indices.slice(q * 7, (q + 1) * 7));
      expect(alone.products).toEqual(batch.products.slice(q * 7, (q + 1) * 7));
    }
    for (const found of await Promise.all(onPools)) expect(found).toEqual(batch);
  });
});
