import { createPool, createRandom, type Pool, rowOf } from "@segue/kernels";
import { Value } from "typebox/value";
import { afterAll, expect, it } from "vitest";
import { trainAlgorithm } from "../../src/algorithms/life.js";
import { als } from "../../src/algorithms/recommend/als.js";
import { bpr } from "../../src/algorithms/recommend/bpr.js";
import { itemKnn } from "../../src/algorithms/recommend/item-knn.js";
import { createRanking } from "../../src/pipeline/rank.js";
import { recommend } from "../../src/pipeline/recommend.js";
import { excludeHeard } from "../../src/pipeline/rules/exclude-heard.js";
import { tinyWorld } from "../../src/testing/index.js";

const pools = [1, 2, 3].map(createPool) as [Pool, Pool, Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

it.each([
  ["als", als, {}],
  ["bpr", bpr, {}],
  ["item-knn", itemKnn, { neighbours: 10 }],
] as const)("%s gives everybody the same list, bit for bit, with 1, 2 and 3 threads", async (_name, algorithm, changes) => {
  const { plays, ...rest } = tinyWorld("threads").dataset;
  const config = { ...(Value.Create(algorithm.config) as object), ...changes };
  const popularity = new Float32Array(plays.cols);
  for (const track of plays.indices) popularity[track]! += 1;
  const everybody = Array.from({ length: plays.rows }, (_, row) => ({ history: rowOf(plays, row) }));
  const lists = async (pool: Pool) => {
    const context = { random: createRandom(1), pool, report: async () => {} };
    const recommender = await trainAlgorithm(algorithm, { ...rest, plays }, config, context);
    return recommend({ recommender, popularity, ranking: createRanking(popularity) }, everybody, 10, [excludeHeard], pool);
  };
  const [one, two, three] = await Promise.all(pools.map(lists));
  expect(one!.some(({ items }) => items.length > 0)).toBe(true);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
});
