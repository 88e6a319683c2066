import { createPool, createRandom, type DenseMatrix, type SparseRow, zeros } from "@segue/kernels";
import { afterAll, describe, expect, it } from "vitest";
import type { Query, Recommender, Scorer } from "../../src/algorithms/algorithm.js";
import { resolveConfig } from "../../src/algorithms/config.js";
import { trainAlgorithm } from "../../src/algorithms/life.js";
import { algorithms } from "../../src/algorithms/list.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { explain } from "../../src/pipeline/explain.js";
import { mixByScore } from "../../src/pipeline/mix.js";
import { createRanking } from "../../src/pipeline/rank.js";
import { MOST_ROWS, recommend, type ServingModel } from "../../src/pipeline/recommend.js";
import { excludeHeard } from "../../src/pipeline/rules/exclude-heard.js";
import type { Rule } from "../../src/pipeline/rules/rule.js";
import { worldDataset } from "../../src/simulation/dataset.js";
import { simulateWorld } from "../../src/simulation/world.js";

const pool = createPool(1);
afterAll(() => pool.close());

const dataset = worldDataset(simulateWorld({ seed: 5, until: 1_700_000_000_000, listeners: 80, tracks: 120, plays: 4000 }));

async function trained(name: string, data: Dataset = dataset): Promise<ServingModel & { readonly recommender: Recommender }> {
  const algorithm = algorithms.find((each) => each.name === name)!;
  const config = resolveConfig(algorithm, {});
  if ("problems" in config) throw new Error("the defaults do not fit");
  const context = { random: createRandom(1), pool, report: async () => {} };
  const recommender = await trainAlgorithm(algorithm, data, config.value, context);
  const popularity = new Float32Array(data.tracks.size).map((_, track) => 1 + (track % 7));
  return { recommender, popularity, ranking: createRanking(popularity) };
}

const history: SparseRow = { indices: Int32Array.of(3, 17, 40, 77), values: Float32Array.of(2, 1, 5, 1) };
const sum = (values: readonly { readonly value: number }[]) => values.reduce((total, { value }) => total + value, 0);

async function answered(model: ServingModel, listener: Query = { history }, rules: readonly Rule[] = [excludeHeard]) {
  const [answer] = await recommend(model, [listener], 8, rules);
  const tracks = answer!.items.map(({ track }) => track);
  return { answer: answer!, explanations: await explain(model, listener, rules, tracks) };
}

describe("reasons that are exact", () => {
  it.each(["ease", "item-knn", "als"])("add up to the score of %s, those that count most first", async (name) => {
    const { answer, explanations } = await answered(await trained(name));
    answer.items.forEach(({ score }, i) => {
      const { how, contributions, score: told } = explanations[i]!;
      expect(how).toBe("exact");
      expect(sum(contributions)).toBeCloseTo(score, 4);
      expect(told).toBeCloseTo(score, 4);
      const values = contributions.map(({ value }) => value);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(values.some((value) => value > 0)).toBe(true);
    });
  });

  it("add up in a mix, too, whose parts know different tracks", async () => {
    const [one, other] = [await trained("ease"), await trained("als")];
    const ids = dataset.tracks.ids;
    const mix = mixByScore([
      { model: one, tracks: dataset.tracks, weight: 2 },
      { model: other, tracks: dataset.tracks, weight: 1 },
    ]);
    expect(mix.tracks.ids).toEqual(ids);
    const { answer, explanations } = await answered(mix);
    answer.items.forEach(({ score }, i) => {
      expect(explanations[i]!.how).toBe("exact");
      expect(sum(explanations[i]!.contributions)).toBeCloseTo(score, 4);
      expect(explanations[i]!.contributions.some(({ track }) => track === -1)).toBe(true);
    });
  });

  it("are those of what the model was asked: seeds stand among them", async () => {
    const seeded = { indices: Int32Array.of(3, 50), values: Float32Array.of(1, 9) };
    const rule: Rule = { name: "ask", apply: () => 0, ask: (query) => ({ ...query, history: seeded }) };
    const { explanations } = await answered(await trained("ease"), { history }, [excludeHeard, rule]);
    for (const { contributions } of explanations)
      expect(contributions.every(({ track }) => seeded.indices.includes(track))).toBe(true);
  });
});

/** Scores track 0 by the product of what the others count, so that none of them contributes anything by itself; knows no explanation. */
function together(asked: Query[][]): Scorer {
  return {
    async score(queries): Promise<DenseMatrix> {
      asked.push([...queries]);
      const out = zeros(queries.length, 200);
      queries.forEach(({ history: { values }, sequence }, row) => {
        out.data[row * 200] = values.reduce((product, value) => product * value, 1) + (sequence?.at(-1) ?? 0);
      });
      return out;
    },
  };
}

const serving = (recommender: Scorer): ServingModel => {
  const popularity = new Float32Array(200).fill(1);
  return { recommender, popularity, ranking: createRanking(popularity) };
};

describe("reasons by leaving out", () => {
  it("tell by how much the score falls without a track, from the sequence too", async () => {
    const asked: Query[][] = [];
    const listener = {
      history: { indices: Int32Array.of(4, 9), values: Float32Array.of(3, 5) },
      sequence: Int32Array.of(9, 4, 9),
    };
    const [why] = await explain(serving(together(asked)), listener, [], [0]);
    // Whole: 15 + 9. Without 4: 5 + 9. Without 9: 3 + 4.
    expect(why).toEqual({
      how: "leaving-out",
      score: 24,
      contributions: [
        { track: 9, value: 17 },
        { track: 4, value: 10 },
      ],
    });
    expect(asked).toHaveLength(1);
  });

  it("cost one batch of bounded size, however long the history is", async () => {
    const asked: Query[][] = [];
    const indices = Int32Array.from({ length: 190 }, (_, i) => i + 1);
    const values = Float32Array.from(indices, (track) => (track === 150 ? 9 : 1));
    const [why] = await explain(serving(together(asked)), { history: { indices, values }, sequence: Int32Array.of(7) }, [], [0]);
    expect(asked.map((batch) => batch.length)).toEqual([MOST_ROWS]);
    const tried = why!.contributions.map(({ track }) => track);
    expect(tried).toHaveLength(MOST_ROWS - 1);
    expect(tried).toEqual(expect.arrayContaining([7, 150]));
  });

  it("is what a model of neighbours tells, and what it takes away is really gone", async () => {
    const model = await trained("user-knn");
    const { explanations, answer } = await answered(model);
    const { contributions, how } = explanations[0]!;
    expect(how).toBe("leaving-out");
    const [first] = contributions;
    const at = history.indices.indexOf(first!.track);
    const rest = { indices: history.indices.filter((_, p) => p !== at), values: history.values.filter((_, p) => p !== at) };
    const scores = await model.recommender.score([{ history: rest }]);
    expect(answer.items[0]!.score - scores.data[answer.items[0]!.track]!).toBeCloseTo(first!.value, 5);
  });
});
