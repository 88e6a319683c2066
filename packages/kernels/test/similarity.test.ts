import { expect, it } from "vitest";
import { type CommonSums, cosine, euclidean, pearson, pearsonAbout } from "../src/index.js";

const sumsOf = (x: readonly number[], y: readonly number[]): CommonSums => {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const products = (a: readonly number[], b: readonly number[]) => sum(a.map((value, i) => value * b[i]!));
  return { n: x.length, x: sum(x), y: sum(y), xx: products(x, x), yy: products(y, y), xy: products(x, y) };
};

it("computes Pearson's correlation worked out by hand", () => {
  // n = 5, Σx = 15, Σy = 20, Σxy = 66, Σx² = 55, Σy² = 86: (330 − 300) / √((275 − 225)(430 − 400)) = 30 / √1500
  expect(pearson(sumsOf([1, 2, 3, 4, 5], [2, 4, 5, 4, 5]))).toBeCloseTo(30 / Math.sqrt(1500), 12);
  expect(pearson(sumsOf([1, 2, 3], [6, 4, 2]))).toBeCloseTo(-1, 12);
});

it("calls Pearson's correlation 0 where it is not defined", () => {
  expect(pearson(sumsOf([], []))).toBe(0);
  expect(pearson(sumsOf([3], [4]))).toBe(0);
  expect(pearson(sumsOf([0.1, 0.1, 0.1], [1, 2, 3]))).toBe(0);
  expect(pearsonAbout(sumsOf([2, 2], [1, 3]), 2, 2)).toBe(0);
  expect(pearsonAbout(sumsOf([2], [1]), 0, 0)).toBe(0);
});

it("takes Pearson's correlation about given means", () => {
  // Deviations from 3 and 1: (−2, −1) and (1, 3): −5 / √(5 · 10)
  expect(pearsonAbout(sumsOf([1, 2], [2, 4]), 3, 1)).toBeCloseTo(-5 / Math.sqrt(50), 12);
});

it("computes cosine and Euclidean similarity worked out by hand", () => {
  expect(cosine(3 * 4 + 4 * 3, 5, 5)).toBeCloseTo(24 / 25, 12);
  expect(cosine(0, 0, 5)).toBe(0);
  expect(euclidean(sumsOf([1, 2], [4, 6]))).toBeCloseTo(1 / 6, 12);
  expect(euclidean(sumsOf([], []))).toBe(0);
});
