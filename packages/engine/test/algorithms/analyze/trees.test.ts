import { createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import { foretold, growForest } from "../../../src/algorithms/trees/forest.js";
import { groundOf, type Table } from "../../../src/algorithms/trees/ground.js";
import { growTree, leafOf } from "../../../src/algorithms/trees/grow.js";
import { restoredTrees, storedTrees } from "../../../src/algorithms/trees/stored.js";

const ROWS = 200;

/** Whether the second of five numbers is above 0, and how large the fourth is; the others mean nothing. */
function table(seed: number): Table {
  const random = createRandom(seed);
  const x = Float32Array.from({ length: ROWS * 5 }, () => random.normal());
  const y = Float32Array.from({ length: ROWS * 2 }, (_, at) => {
    const row = Math.floor(at / 2) * 5;
    return at % 2 === 0 ? Number(x[row + 1]! > 0) : x[row + 3]!;
  });
  return { x, columns: 5, y, targets: 2 };
}

const all = Int32Array.from({ length: ROWS }, (_, row) => row);
const rowOf = ({ x, columns }: Table, row: number) => x.subarray(row * columns, (row + 1) * columns);

it("grows until what is to be foretold is the same, and sends each row to its own leaf", () => {
  const own = table(1);
  const tree = growTree(groundOf(own), all, { tried: 5, leaf: 1, random: createRandom(2) });
  for (const row of all) {
    const leaf = leafOf(tree, rowOf(own, row));
    expect(tree.value[2 * leaf]).toBe(own.y[2 * row]);
    expect(tree.value[2 * leaf + 1]).toBeCloseTo(own.y[2 * row + 1]!, 6);
  }
});

it("leaves so many rows in each leaf, and decides by what matters", () => {
  const own = table(1);
  const tree = growTree(groundOf(own), all, { tried: 5, leaf: 10, random: createRandom(2) });
  const counts = new Map<number, number>();
  for (const row of all) {
    const leaf = leafOf(tree, rowOf(own, row));
    counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  }
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(10);
  expect([1, 3]).toContain(tree.column[0]);
});

it("grows the same trees, whether a column is looked at as a whole or where it is not 0", () => {
  const random = createRandom(5);
  const x = Float32Array.from({ length: ROWS * 40 }, () => (random.next() < 0.05 ? random.normal() : 0));
  const y = Float32Array.from({ length: ROWS * 3 }, (_, at) => Number(x[Math.floor(at / 3) * 40 + (at % 3)]! !== 0));
  const drawn = Int32Array.from(all, () => random.int(ROWS)).sort();
  const ground = groundOf({ x, columns: 40, y, targets: 3 });
  // With a row for every row, zeros among them, no column is mostly 0.
  const begin = Uint32Array.from({ length: 41 }, (_, column) => column * ROWS);
  const asFull = { ...ground, filledBegin: begin, filled: Uint32Array.from({ length: 40 * ROWS }, (_, at) => at % ROWS) };
  const options = { tried: 12, leaf: 2 };
  const tree = growTree(ground, drawn, { ...options, random: createRandom(2) });
  expect(growTree(asFull, drawn, { ...options, random: createRandom(2) })).toEqual(tree);
  expect(tree.column.length).toBeGreaterThan(10);
});

const FOREST = { trees: 60, tried: 3, leaf: 1, random: createRandom(3), report: async () => {} };

it("foretells rows that it has not seen, and each that it left out, better than their mean", async () => {
  const [own, other] = [table(1), table(2)];
  const { trees, leftOut } = await growForest(own, FOREST);
  const out = new Float64Array(2);
  let [right, squares, ofLeftOut] = [0, 0, 0];
  for (const row of all) {
    foretold(trees, rowOf(other, row), 2, out);
    right += Number(out[0]! > 0.5 === (other.y[2 * row] === 1));
    squares += (out[1]! - other.y[2 * row + 1]!) ** 2 / ROWS;
    ofLeftOut += (leftOut[2 * row + 1]! - own.y[2 * row + 1]!) ** 2 / ROWS;
  }
  expect(right / ROWS).toBeGreaterThan(0.9);
  expect(squares).toBeLessThan(0.4);
  // What was left out is no easier than what is new.
  expect(ofLeftOut).toBeGreaterThan(squares / 2);
  expect(ofLeftOut).toBeLessThan(2 * squares);
});

it("is stored and restored, and refuses nodes that lead nowhere or in circles", async () => {
  const { trees } = await growForest(table(1), { ...FOREST, trees: 3 });
  const tensors = storedTrees(trees, 2);
  expect(restoredTrees({ tensors }, 5, 2)).toEqual(trees);
  const { left } = tensors;
  for (const child of [0, 1_000_000, -5]) {
    const wrong = Int32Array.from(left!.data, (each, node) => (node === 0 ? child : each));
    expect(() => restoredTrees({ tensors: { ...tensors, left: { ...left!, data: wrong } } }, 5, 2)).toThrow(/are no trees/);
  }
  expect(() => restoredTrees({ tensors }, 2, 2)).toThrow(/are no trees/);
  expect(() => restoredTrees({ tensors }, 5, 3)).toThrow(/are no trees/);
});
