import { expect, it } from "vitest";
import { longestGap } from "../src/api/gaps.js";

const gap = (...counts: number[]) => longestGap(counts.map((count, start) => ({ start, count })))?.map(({ start }) => start);

it("finds the longest stretch without plays, never before the first or after the last", () => {
  expect(gap(1, 0, 0, 2, 0, 0, 0, 3)).toEqual([4, 6]);
  expect(gap(1, 0, 2, 0, 3)).toBeUndefined();
  expect(gap(5, 1, 0, 0, 1)).toEqual([2, 3]);
  expect(gap(5, 0, 0, 0)).toBeUndefined();
  expect(gap()).toBeUndefined();
});
