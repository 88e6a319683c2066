import { describe, expect, test } from "vitest";
import { leaderboard, leaderboardTable } from "../../src/evaluation/leaderboard.js";
import { parseMetric } from "../../src/evaluation/metrics/parse.js";

const entry = (model: string, ndcg: number, bias: number) => ({
  model,
  users: 1882,
  metrics: {
    "ndcg@10": { value: ndcg, low: ndcg - 0.004, high: ndcg + 0.004 },
    "popularity-bias@10": { value: bias, low: bias, high: bias },
  },
});
const entries = [entry("popularity", 0.0681, 0.2), entry("als", 0.2173, 0.05), entry("item-knn", 0.1949, 0.01)];

describe("leaderboard", () => {
  test("puts the best first, by ndcg@10 unless told", () => {
    expect(leaderboard(entries).map(({ model }) => model)).toEqual(["als", "item-knn", "popularity"]);
  });

  test("knows which way is better", () => {
    expect(leaderboard(entries, "popularity-bias@10").map(({ model }) => model)).toEqual(["item-knn", "als", "popularity"]);
  });

  test("as a table has aligned columns", () => {
    expect(leaderboardTable(entries).split("\n")).toEqual([
      "model       users  ndcg@10         popularity-bias@10",
      "als          1882  0.2173 ±0.0040  0.0500",
      "item-knn     1882  0.1949 ±0.0040  0.0100",
      "popularity   1882  0.0681 ±0.0040  0.2000",
    ]);
    expect(leaderboardTable(entries, "ndcg@10", ["ndcg@10"]).split("\n")[0]).toBe("model       users  ndcg@10");
    expect(leaderboardTable([])).toBe("model  users");
  });

  test("shows how far the others are from the one they are compared with", () => {
    const of = (value: number, established: boolean) => ({
      against: "als",
      metrics: { "ndcg@10": { value, low: value - 0.0051, high: value + 0.0049, established } },
    });
    const [popularity, als, knn] = entries;
    const compared = [{ ...popularity!, difference: of(-0.1492, true) }, als!, { ...knn!, difference: of(0.00304, false) }];
    expect(leaderboardTable(compared, "ndcg@10", ["ndcg@10"]).split("\n")).toEqual([
      "model       users  ndcg@10         difference of ndcg@10",
      "als          1882  0.2173 ±0.0040",
      "item-knn     1882  0.1949 ±0.0040  +0.0030 ±0.0050",
      "popularity   1882  0.0681 ±0.0040  −0.1492 ±0.0050 *",
    ]);
  });

  test("says which metrics there are", () => {
    expect(() => leaderboard(entries, "ndcg@20")).toThrow(/"ndcg@20".*Choose one of: ndcg@10, popularity-bias@10/);
    expect(() => leaderboard(entries, "quality@10")).toThrow(/no such metric.*ndcg@10, recall@10/);
  });
});

test("the name of a metric is read back", () => {
  expect(parseMetric("popularity-bias@20")).toMatchObject({ metric: { name: "popularity-bias" }, k: 20 });
  for (const text of ["ndcg", "ndcg@", "ndcg@0", "ndcg@-1", "ndcg@1.5", "ndcg@10@3"])
    expect(() => parseMetric(text)).toThrow(/ndcg@10/);
});
