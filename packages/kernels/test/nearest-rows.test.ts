import { afterAll, describe, expect, it } from "vitest";
import { createPool, createRandom, createSparseBuilder, nearestRows, type Pool, rowOf, type SparseMatrix } from "../src/index.js";

const pools = [1, 2, 3].map(createPool) as [Pool, Pool, Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));
const never = async () => {};

/** Rows of very different lengths, some without entries; few columns make crowded rows, many make lonely ones. */
function randomMatrix(rows: number, cols: number, value: (random: number) => number): SparseMatrix {
  const random = createRandom(`${rows} ${cols}`);
  const builder = createSparseBuilder(rows, cols);
  for (let r = 0; r < rows; r++) {
    const entries = r % 9 === 4 ? 0 : Math.ceil(6 * random.next() ** 3 + cols / (2 + (r % 40)) / 8);
    const chosen = new Set(Array.from({ length: entries }, () => Math.floor(cols * random.next() ** 2)));
    for (const c of [...chosen].sort((a, b) => a - b)) builder.push(c, value(random.next()));
    builder.endRow();
  }
  return builder.finish();
}

/** All products of two rows, and the best of them by sorting. */
function plainNearest(matrix: SparseMatrix, k: number, left: Float32Array, right: Float32Array, row: number): [number, number][] {
  const own = new Map([...rowOf(matrix, row).indices].map((c, i) => [c, rowOf(matrix, row).values[i]!]));
  const products = Array.from({ length: matrix.rows }, (_, other): [number, number] => {
    const { indices, values } = rowOf(matrix, other);
    let sum = 0;
    indices.forEach((c, i) => {
      sum = Math.fround(sum + Math.fround((own.get(c) ?? 0) * values[i]!));
    });
    return [other, Math.fround(sum * Math.fround(left[row]! * right[other]!))];
  });
  const positive = products.filter(([other, product]) => other !== row && product > 0);
  const best = positive.sort(([i, a], [j, b]) => b - a || i - j).slice(0, k);
  return best.sort(([i], [j]) => i - j);
}

describe("nearestRows", () => {
  const cases = [
    ["ones", 300, 40, () => 1, 7],
    ["ones, seldom met", 900, 4000, () => 1, 5],
    ["weights", 300, 60, (x: number) => 0.1 + x, 10],
    ["weights, seldom met", 900, 4000, (x: number) => 0.1 + x, 5],
    ["more neighbours than there are", 30, 20, () => 1, 50],
  ] as const;

  it.each(cases)(
    "finds what sorting all products finds, bit for bit, on 1, 2 and 3 threads: %s",
    async (_name, rows, cols, value, k) => {
      const matrix = randomMatrix(rows, cols, value);
      const lengths = Float32Array.from({ length: rows }, (_, r) => Math.hypot(...rowOf(matrix, r).values) || 1);
      const left = lengths.map((length) => length ** -0.4);
      const right = lengths.map((length) => length ** -1.6);
      const [one, two, three] = await Promise.all(
        pools.map((pool) => nearestRows(matrix, { k, left, right, most: Number.POSITIVE_INFINITY }, pool, never)),
      );
      expect(two).toEqual(one);
      expect(three).toEqual(one);
      for (let row = 0; row < rows; row += 7) {
        const { indices, values } = rowOf(one!, row);
        expect([...indices].map((other, i) => [other, values[i]])).toEqual(plainNearest(matrix, k, left, right, row));
      }
    },
  );

  it("finds nothing in nothing", async () => {
    const none = { rows: 0, cols: 3, indptr: new Uint32Array(1), indices: new Int32Array(), values: new Float32Array() };
    const nearest = await nearestRows(
      none,
      { k: 3, left: new Float32Array(), right: new Float32Array(), most: 1 },
      pools[1],
      never,
    );
    expect(nearest).toMatchObject({ rows: 0, cols: 0 });
  });
});
