import {
  algorithms,
  createRanking,
  excludeHeard,
  recommend,
  resolveConfig,
  simulateWorld,
  trainAlgorithm,
  worldDataset,
} from "@segue/engine";
import { createPool, createRandom, rowOf } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { answeringAlone } from "../../src/deployments/answering.js";
import type { AnswerCost } from "../../src/ports/models.js";
import type { LoadedModel } from "../../src/registry/model-files.js";

const dataset = worldDataset(simulateWorld({ seed: 9, until: 1_700_000_000_000, listeners: 150, tracks: 300, plays: 8000 }));
const USUAL = [excludeHeard];

async function loaded(name: string): Promise<LoadedModel> {
  const algorithm = algorithms.find((each) => each.name === name)!;
  const parsed = resolveConfig(algorithm, {});
  if ("problems" in parsed) throw new Error("the defaults do not fit");
  const pool = createPool(1);
  const context = { random: createRandom(4), pool, report: async () => {} };
  const recommender = await trainAlgorithm(algorithm, dataset, parsed.value, context).finally(() => pool.close());
  const popularity = new Float32Array(dataset.tracks.size);
  for (const track of dataset.plays.indices) popularity[track]! += 1;
  const { tracks, signal } = dataset;
  return {
    ...{ name, version: 1, algorithm: name, tracks, signal, bytes: 0 },
    ...{ recommender, popularity, ranking: createRanking(popularity) },
  };
}

const queries = Array.from({ length: 150 }, (_, user) => ({ history: rowOf(dataset.plays, user) }));

describe("requests that come at the same time", () => {
  it.each(["als", "ease", "item-knn"])(
    "are answered by %s as each is alone, bit for bit, whatever they ask for",
    async (name) => {
      const model = await loaded(name);
      const costs: AnswerCost[] = [];
      const answering = answeringAlone("main", model, { spent: (_, cost) => costs.push(cost) });
      const wanted = queries.map((query, i) => ({ query, n: i % 7 === 0 ? 3 : 10, rules: i % 5 === 0 ? [excludeHeard] : USUAL }));
      const together = await Promise.all(wanted.map(({ query, n, rules }) => answering.recommend([query], n, rules)));
      for (const [i, { query, n, rules }] of wanted.entries())
        expect(together[i]).toEqual(await recommend(model, [query], n, rules));
      expect(costs.reduce((sum, { answers }) => sum + answers, 0)).toBe(wanted.length);
      expect(costs.some(({ answers }) => answers > 1)).toBe(name === "als");
    },
  );

  it("do not pay for one that cannot be answered", async () => {
    const model = await loaded("als");
    const answering = answeringAlone("main", model, { spent() {} });
    const broken = [
      {
        ...excludeHeard,
        excluded: () => {
          throw new RangeError("broken");
        },
      },
    ];
    const told = await Promise.allSettled([USUAL, broken, USUAL].map((rules, i) => answering.recommend([queries[i]!], 5, rules)));
    expect(told.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
