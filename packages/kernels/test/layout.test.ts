import { describe, expect, it } from "vitest";
import { createRandom, type DenseMatrix, nearNeighbours, planarLayout } from "../src/index.js";
import { alignTo } from "../src/layout/align.js";

const COLS = 24;

/** Rows around centres, a centre after the other in turn, and some rows twice. */
function grouped(rows: number, groups: number, spread: number, seed = 1): DenseMatrix {
  const random = createRandom(seed);
  const centres = Float32Array.from({ length: groups * COLS }, () => random.normal());
  const data = new Float32Array(rows * COLS);
  for (let i = 0; i < data.length; i++) {
    const [row, c] = [Math.floor(i / COLS), i % COLS];
    data[i] = centres[(row % groups) * COLS + c]! + spread * random.normal();
  }
  data.copyWithin(0, 7 * COLS, 8 * COLS);
  return { rows, cols: COLS, data };
}

function finished<T>(work: Generator<number, T>): { value: T; told: number[] } {
  const told: number[] = [];
  for (;;) {
    const { done, value } = work.next();
    if (done) return { value, told };
    told.push(value);
  }
}

const distance = ({ cols, data }: DenseMatrix, a: number, b: number) => {
  let sum = 0;
  for (let c = 0; c < cols; c++) sum += (data[a * cols + c]! - data[b * cols + c]!) ** 2;
  return Math.sqrt(sum);
};

/** The nearest rows by comparing all. */
function plainNeighbours(matrix: DenseMatrix, row: number, k: number): number[] {
  const others = Array.from({ length: matrix.rows }, (_, other) => other).filter((other) => other !== row);
  return others.sort((a, b) => distance(matrix, row, a) - distance(matrix, row, b) || a - b).slice(0, k);
}

describe("nearNeighbours", () => {
  const k = 15;

  it("finds nearly all nearest rows among many, in order, with their distances", () => {
    const matrix = grouped(3000, 12, 0.7);
    const { indices, distances } = finished(nearNeighbours(matrix, { k, random: createRandom(42) })).value;
    let hits = 0;
    for (let row = 0; row < matrix.rows; row += 40) {
      const found = Array.from(indices.subarray(row * k, row * k + k));
      const truth = plainNeighbours(matrix, row, k);
      hits += found.filter((other) => truth.includes(other)).length;
      expect(new Set(found).size).toBe(k);
      expect(found).not.toContain(row);
      found.forEach((other, n) => {
        expect(distances[row * k + n]).toBeCloseTo(distance(matrix, row, other), 4);
        if (n > 0) expect(distances[row * k + n]).toBeGreaterThanOrEqual(distances[row * k + n - 1]!);
      });
    }
    expect(hits / (75 * k)).toBeGreaterThan(0.97);
  });

  it("finds all of them among few, also where rows are alike", () => {
    const matrix = grouped(60, 3, 0);
    const { indices, distances } = finished(nearNeighbours(matrix, { k, random: createRandom(1) })).value;
    expect(indices.every((other) => other >= 0)).toBe(true);
    expect(Array.from(distances.subarray(20 * k, 21 * k))).toEqual(new Array(k).fill(0));
  });

  it("finds as many neighbours of each row where thousands are alike", () => {
    const matrix = { rows: 2000, cols: 2, data: new Float32Array(4000) };
    const { indices } = finished(nearNeighbours(matrix, { k, random: createRandom(1) })).value;
    expect(indices.every((other) => other >= 0)).toBe(true);
  });
});

describe("planarLayout", () => {
  const options = { neighbours: 15, random: createRandom(42) };

  it("puts next to each other what is near, group by group, and says how far it is", () => {
    const matrix = grouped(1200, 6, 0.5);
    const { value: points, told } = finished(planarLayout(matrix, options));
    expect(points.every(Number.isFinite)).toBe(true);
    const plane = { rows: 1200, cols: 2, data: Float32Array.from(points) };
    let same = 0;
    for (let row = 0; row < 1200; row += 12)
      same += plainNeighbours(plane, row, 10).filter((other) => other % 6 === row % 6).length;
    expect(same / 1000).toBeGreaterThan(0.97);
    expect(told.every((fraction, i) => fraction >= (told[i - 1] ?? 0) && fraction <= 1)).toBe(true);
  });

  it("gives the same bits again, and others for another seed", () => {
    const matrix = grouped(300, 4, 0.5);
    const once = finished(planarLayout(matrix, options)).value;
    expect(finished(planarLayout(matrix, options)).value).toEqual(once);
    expect(finished(planarLayout(matrix, { ...options, random: createRandom(43) })).value).not.toEqual(once);
  });

  it("stays where it was when it is laid out again, and gives new rows a place among their like", () => {
    const all = grouped(1200, 6, 0.5);
    const fewer = { ...all, rows: 1100, data: all.data.slice(0, 1100 * COLS) };
    const first = finished(planarLayout(fewer, options)).value;
    const before = new Float64Array(2400).fill(Number.NaN);
    before.set(first);
    const again = finished(planarLayout(all, { ...options, random: createRandom(7), before })).value;
    const size = Math.max(...first) - Math.min(...first);
    let moved = 0;
    for (let row = 0; row < 1100; row++)
      moved += Math.hypot(again[2 * row]! - first[2 * row]!, again[2 * row + 1]! - first[2 * row + 1]!) / 1100;
    expect(moved / size).toBeLessThan(0.03);
    const plane = { rows: 1200, cols: 2, data: Float32Array.from(again) };
    for (let row = 1100; row < 1200; row += 10)
      expect(plainNeighbours(plane, row, 5).filter((other) => other % 6 === row % 6).length).toBeGreaterThanOrEqual(4);
  });
});

describe("alignTo", () => {
  it.each([1, -1])("takes back a turn, a move and a mirror (%s)", (mirror) => {
    const random = createRandom(3);
    const before = Float64Array.from({ length: 40 }, () => random.normal());
    const moved = before.slice();
    for (let at = 0; at < 40; at += 2) {
      const [x, y] = [before[at]!, mirror * before[at + 1]!];
      moved[at] = Math.cos(2) * x - Math.sin(2) * y + 5;
      moved[at + 1] = Math.sin(2) * x + Math.cos(2) * y - 1;
    }
    before[4] = before[5] = Number.NaN;
    alignTo(moved, before);
    for (const [i, x] of before.entries()) if (!Number.isNaN(x)) expect(moved[i]).toBeCloseTo(x, 9);
  });
});
