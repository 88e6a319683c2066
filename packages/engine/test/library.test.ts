import { expect, test } from "vitest";
import { datasetFromPairs, trainModel } from "../src/library.js";

const pairs = [
  ["ann", "t1"],
  ["ann", "t2"],
  ["bob", "t1"],
  ["cid", "t3"],
  ["dan", "t3"],
  ["dan", "t4"],
  ["eve", "t3"],
] as const;

test("a model of pairs recommends what alike listeners have, and favourites to the unknown", async () => {
  const model = await trainModel("item-knn", datasetFromPairs(pairs));
  expect((await model.recommend("bob", 1)).map(({ track }) => track)).toEqual(["t2"]);
  expect((await model.recommend("cid", 1)).map(({ track }) => track)).toEqual(["t4"]);
  expect((await model.recommend("nobody", 2)).map(({ track }) => track)).toEqual(["t3", "t1"]);
});

test("equal pairs are counts", () => {
  expect([
    ...datasetFromPairs([
      ["a", "t"],
      ["a", "t"],
      ["a", "u"],
    ]).plays.values,
  ]).toEqual([2, 1]);
});

test("unknown algorithms and parameters are refused by name", async () => {
  await expect(trainModel("nope", datasetFromPairs(pairs))).rejects.toThrow(/no algorithm nope; there are .*ease/);
  await expect(trainModel("als", datasetFromPairs(pairs), { config: { factors: 0 } })).rejects.toThrow(/factors must be/);
});
