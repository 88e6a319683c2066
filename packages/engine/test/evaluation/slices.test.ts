import { createRandom, rowOf, zeros } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { slicesOf } from "../../src/evaluation/slices.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { judgingLists } from "../../src/evaluation/splits/split.js";
import { worldDataset } from "../../src/simulation/dataset.js";
import { simulateWorld } from "../../src/simulation/world.js";

const dataset = worldDataset(simulateWorld({ seed: 4, until: 1_700_000_000_000, listeners: 90, tracks: 60, plays: 3000 }));
const split = judgingLists(parseSplit("random:0.7,0.1,0.2").split(dataset, createRandom(1)));

/** Scores what most listeners have. */
const popular = {
  async score(queries: readonly unknown[]) {
    const out = zeros(queries.length, dataset.tracks.size);
    for (let row = 0; row < queries.length; row++)
      for (const track of split.train.plays.indices) out.data[row * dataset.tracks.size + track]! += 1;
    return out;
  },
  files: () => ({ tensors: {} }),
};

async function slices(facts: (id: string, at: number) => Record<string, string | number>) {
  const options = { recommender: popular, split, part: "test", k: [10], random: createRandom(2), perListener: true } as const;
  const { perListener } = await evaluate(options);
  const known = new Map(perListener!.ids.map((id, at) => [id, facts(id, at)]));
  const found = slicesOf({ split, part: "test", figures: perListener!, k: 10, facts: known, random: createRandom(3) });
  return { found, figures: perListener! };
}

describe("an evaluation by parts", () => {
  it("divides the listeners by the length of their history, each in one part, and its mean is theirs", async () => {
    const { found, figures } = await slices(() => ({}));
    const parts = found.filter(({ by }) => by === "history");
    expect(parts).toHaveLength(3);
    expect(parts.reduce((sum, { users }) => sum + users, 0)).toBe(figures.ids.length);
    const whole = figures.values["ndcg@10"]!.reduce((sum, value) => sum + value, 0);
    const summed = parts.reduce((sum, { users, metrics }) => sum + users * metrics["ndcg@10"]!.value, 0);
    expect(summed).toBeCloseTo(whole, 9);
    for (const { metrics } of parts) {
      const { value, low, high } = metrics["recall@10"]!;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });

  it("tells by popularity how many targets were found; who recommends hits finds them in the head", async () => {
    const { found, figures } = await slices(() => ({}));
    const of = (name: string) => found.find((each) => each.by === "popularity" && each.name === name)!;
    expect(of("head").metrics["recall@10"]!.value).toBeGreaterThan(0.5);
    expect(of("tail").metrics["recall@10"]!.value).toBeLessThan(0.05);
    expect(of("tail").users).toBeLessThanOrEqual(figures.ids.length);
    // By the definition: the tail is what is left when the most popular tracks have two thirds of all pairs.
    const counts = new Float64Array(dataset.tracks.size);
    for (const track of split.train.plays.indices) counts[track]!++;
    const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b);
    let before = 0;
    const tail = order.filter((track) => {
      const inTail = 3 * before >= 2 * split.train.plays.indices.length;
      before += counts[track]!;
      return inTail;
    });
    const withTail = [...split.listeners.keys()].filter((row) =>
      rowOf(split.test, row).indices.some((track) => tail.includes(track)),
    );
    expect(of("tail").users).toBe(withTail.length);
  });

  it("groups by facts with few values, ages in bands; parts under 20 listeners and facts with many values are not told", async () => {
    const { found } = await slices((id, at) => ({
      country: at < 40 ? "DE" : at < 85 ? "FR" : "IS",
      age: at < 30 ? 20 : at < 60 ? 70 : 30 + (at % 3),
      nickname: id,
      everybody: "same",
    }));
    const names = (by: string) => found.filter((each) => each.by === by).map(({ name, users }) => [name, users]);
    expect(names("country")).toEqual([
      ["DE", 40],
      ["FR", expect.any(Number)],
    ]);
    expect(names("age")[0]).toEqual(["18 to 24", 30]);
    expect(names("age").map(([name]) => name)).toEqual(["18 to 24", "25 to 34", "55 or more"]);
    expect([...new Set(found.map(({ by }) => by))].sort()).toEqual(["age", "country", "history", "popularity"]);
    for (const { users } of found) expect(users).toBeGreaterThanOrEqual(20);
  });
});
