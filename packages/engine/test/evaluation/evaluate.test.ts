import { createRandom, rowOf } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Recommender } from "../../src/algorithms/algorithm.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { compare, differences } from "../../src/evaluation/compare.js";
import { EvaluationError } from "../../src/evaluation/error.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { metrics } from "../../src/evaluation/metrics/list.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import type { JudgedPart, Split } from "../../src/evaluation/splits/split.js";
import { judgingLists } from "../../src/evaluation/splits/split.js";
import { bruteForce, type Case, type World } from "./brute-force.js";
import { anyDataset, datasetOf, type Heard } from "./datasets.js";
import { erratic, mostPopular, scoring } from "./recommenders.js";

const random = () => createRandom("evaluate");
const judge = (recommender: Recommender, split: Split, part: JudgedPart = "test", k = [1, 3, 10]) =>
  evaluate({ recommender, split, part, k, random: random(), perListener: true });

/** `users` listeners with 12 of 40 tracks each, drawn with a leaning to the first ones. */
function someDataset(users: number, seed = 1): Dataset {
  const draw = createRandom(seed);
  const heard: Heard[] = [];
  for (let user = 0; user < users; user++) {
    const tracks = new Set<number>();
    while (tracks.size < 12) tracks.add(Math.floor(40 * draw.next() ** 2));
    for (const track of tracks) heard.push({ user: `u${user}`, track: `t${track}`, at: draw.int(1000) });
  }
  return datasetOf(
    heard,
    Array.from({ length: 40 }, (_, t) => `t${t}`),
  );
}

/** Everything the second scorer needs, by ids, ranked by sorting. */
async function casesOf(recommender: Recommender, split: Split, part: JudgedPart): Promise<{ cases: Case[]; world: World }> {
  const { train } = split;
  const ids = (matrix: Split["history"], row: number) => [...rowOf(matrix, row).indices].map((track) => train.tracks.ids[track]!);
  const fans = new Map(train.tracks.ids.map((id) => [id, new Set<string>()]));
  const listeners = new Set<string>();
  for (let user = 0; user < train.users.size; user++) {
    for (const track of rowOf(train.plays, user).indices) {
      fans.get(train.tracks.ids[track]!)!.add(train.users.ids[user]!);
      listeners.add(train.users.ids[user]!);
    }
  }
  const cases: Case[] = [];
  for (let row = 0; row < split.listeners.length; row++) {
    const relevant = new Set(ids(split[part], row));
    if (relevant.size === 0) continue;
    const { data } = await recommender.score([{ history: rowOf(split.history, row) }]);
    const banned = new Set([...ids(split.known, row), ...(part === "test" ? ids(split.validation, row) : [])]);
    const list = train.tracks.ids
      .map((id, track) => ({ id, score: data[track]! }))
      .filter(({ id, score }) => !banned.has(id) && !Number.isNaN(score))
      .sort((a, b) => b.score - a.score || fans.get(b.id)!.size - fans.get(a.id)!.size)
      .map(({ id }) => id);
    cases.push({ list, relevant, own: ids(split.history, row) });
  }
  return { cases, world: { catalogue: train.tracks.ids, fans, listeners: listeners.size } };
}

describe("against a second scorer", () => {
  test.each(["random", "leave-one-out", "users:0.5", "temporal:0.6"])("every metric agrees to 1e-12 on %s", async (text) => {
    const dataset = someDataset(90);
    const split = judgingLists(parseSplit(text).split(dataset, random()));
    for (const part of ["validation", "test"] as const) {
      for (const recommender of [mostPopular(split.train), erratic(40, 1)]) {
        const { cases, world } = await casesOf(recommender, split, part);
        const result = await judge(recommender, split, part);
        expect(result.users).toBe(cases.length);
        const expected = Object.assign({}, ...[1, 3, 10].map((k) => bruteForce(cases, k, world))) as Record<string, number>;
        expect(Object.keys(result.metrics).sort()).toEqual(Object.keys(expected).sort());
        for (const [name, value] of Object.entries(expected)) {
          expect(Math.abs(result.metrics[name]!.value - value), `${name} on ${part}`).toBeLessThan(1e-12);
        }
      }
    }
  });

  test("every metric agrees on small datasets of any shape", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset({ timed: false }), fc.nat(), async (dataset, seed) => {
        const split = judgingLists(parseSplit("random:0.5,0.2,0.3").split(dataset, createRandom(seed)));
        if (split.test.indices.length === 0) return;
        const recommender = erratic(dataset.tracks.size, seed);
        const { cases, world } = await casesOf(recommender, split, "test");
        const result = await evaluate({ recommender, split, part: "test", k: [2], random: random() });
        for (const [name, value] of Object.entries(bruteForce(cases, 2, world))) {
          expect(Math.abs(result.metrics[name]!.value - value), name).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("evaluate", () => {
  const split = judgingLists(parseSplit("random").split(someDataset(150), random()));

  test("who recommends the targets first has every relevance metric at its best", async () => {
    const rowOfHistory = new Map(Array.from(split.listeners.keys(), (row) => [rowOf(split.history, row).indices.join(), row]));
    const clairvoyant = scoring(40, (history, track) => {
      const row = rowOfHistory.get([...history].join())!;
      return rowOf(split.test, row).indices.includes(track) ? 1 : 0;
    });
    const { metrics: found } = await judge(clairvoyant, split);
    for (const name of ["hit@1", "mrr@3", "ndcg@1", "ndcg@10", "map@10", "recall@3"]) expect(found[name]!.value, name).toBe(1);
  });

  test("never recommends what is known, nor validation targets when judging test", async () => {
    const { perListener } = await judge(mostPopular(split.train), split);
    perListener!.lists.forEach((list, row) => {
      const hidden = new Set([...rowOf(split.known, row).indices, ...rowOf(split.validation, row).indices]);
      expect([...list].filter((track) => hidden.has(track))).toEqual([]);
      expect(list.length).toBe(10);
    });
    const onValidation = await judge(mostPopular(split.train), split, "validation");
    expect(onValidation.metrics["recall@10"]!.value).toBeGreaterThan(0);
  });

  test("a hit counts more the longer the list, and means are of the listeners' figures", async () => {
    const { metrics: found, perListener } = await judge(mostPopular(split.train), split);
    for (const name of ["recall", "hit", "mrr", "coverage"]) {
      expect(found[`${name}@10`]!.value).toBeGreaterThanOrEqual(found[`${name}@3`]!.value);
      expect(found[`${name}@3`]!.value).toBeGreaterThanOrEqual(found[`${name}@1`]!.value);
    }
    const values = perListener!.values["ndcg@10"]!;
    expect(values.length).toBe(perListener!.ids.length);
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(found["ndcg@10"]!.value, 12);
  });

  test("figures follow the listener, whatever his place among the others", async () => {
    const backwards = (id: string) => `u${String(999 - Number(id.slice(1))).padStart(3, "0")}`;
    const dataset = someDataset(80);
    const heard = Array.from({ length: dataset.events.length }, (_, p) => ({
      user: backwards(dataset.users.ids[dataset.events.user[p]!]!),
      track: dataset.tracks.ids[dataset.events.track[p]!]!,
      at: dataset.events.at[p]!,
    }));
    const moved = datasetOf(heard, dataset.tracks.ids);
    const figuresOf = async (each: Dataset) => {
      const split = judgingLists(parseSplit("temporal:0.6").split(each, random()));
      return judge(mostPopular(split.train), split);
    };
    const [before, after] = [await figuresOf(dataset), await figuresOf(moved)];
    for (const [name, { value }] of Object.entries(before.metrics)) expect(after.metrics[name]!.value).toBeCloseTo(value, 12);
    before.perListener!.ids.forEach((id, row) => {
      const place = after.perListener!.ids.indexOf(backwards(id));
      expect(after.perListener!.values["map@10"]![place]).toBe(before.perListener!.values["map@10"]![row]);
    });
    expect(after.perListener!.ids[0]).not.toBe(backwards(before.perListener!.ids[0]!));
  });

  test("scores that the recommender keeps are not written to", async () => {
    const kept = { rows: 1, cols: 40, data: new Float32Array(40).fill(1) };
    const one = { ...split, listeners: split.listeners.slice(0, 1) };
    await judge({ score: async () => kept, files: () => ({ tensors: {} }) }, one);
    expect([...kept.data]).toEqual(new Array(40).fill(1));
  });

  test("reports as it goes, and ends when it is given up", async () => {
    const seen: number[] = [];
    const report = async (fraction: number) => void seen.push(fraction);
    await evaluate({ recommender: mostPopular(split.train), split, part: "test", k: [10], random: random(), report });
    expect(seen).toEqual([64 / 150, 128 / 150, 1]);
    const given = evaluate({
      recommender: mostPopular(split.train),
      split,
      part: "test",
      k: [10],
      random: random(),
      report: () => Promise.reject(new Error("cancelled")),
    });
    await expect(given).rejects.toThrow("cancelled");
  });

  test("refuses lengths that are none, an empty part, and scores of another shape", async () => {
    const popular = mostPopular(split.train);
    for (const k of [[], [0], [1.5], [-1]]) await expect(judge(popular, split, "test", k)).rejects.toThrow(EvaluationError);
    const noValidation = judgingLists(parseSplit("random:0.8,0,0.2").split(someDataset(10), random()));
    await expect(judge(popular, noValidation, "validation")).rejects.toThrow(
      /validation part.*"random:0.8,0,0.2".*share for validation/,
    );
    await expect(
      judge(
        scoring(39, () => 1),
        split,
      ),
    ).rejects.toThrow(/64 × 39 scores for 64 queries and 40 tracks/);
  });

  test("the same seed gives the same intervals", async () => {
    const [a, b] = [await judge(mostPopular(split.train), split), await judge(mostPopular(split.train), split)];
    expect(a).toEqual(b);
    for (const { value, low, high } of Object.values(a.metrics)) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    expect(Object.keys(a.metrics).length).toBe(3 * metrics.length);
  });
});

describe("compare", () => {
  test("finds a small, steady difference that the two intervals hide", async () => {
    const split = judgingLists(judgingLists(parseSplit("random").split(someDataset(300), random())));
    const popular = await judge(mostPopular(split.train), split);
    const unlike = await judge(erratic(40, 3), split);
    const difference = compare(unlike.perListener!, popular.perListener!, "ndcg@10", random());
    const gap = popular.metrics["ndcg@10"]!.value - unlike.metrics["ndcg@10"]!.value;
    expect(difference.value).toBeCloseTo(gap, 12);
    expect(difference.low).toBeGreaterThan(0);
    const same = compare(popular.perListener!, popular.perListener!, "ndcg@10", random());
    expect(same).toEqual({ value: 0, low: 0, high: 0, established: false });
  });

  test("says the same by every metric at once, and whether it is established", async () => {
    const split = judgingLists(parseSplit("random").split(someDataset(300), random()));
    const popular = (await judge(mostPopular(split.train), split)).perListener!;
    const unlike = (await judge(erratic(40, 3), split)).perListener!;
    const all = differences(unlike, popular, random());
    expect(Object.keys(all)).toEqual(Object.keys(unlike.values));
    for (const [metric, difference] of Object.entries(all)) {
      expect(difference, metric).toEqual(compare(unlike, popular, metric, random()));
      expect(difference.established, metric).toBe(difference.low > 0 || difference.high < 0);
    }
    expect(all["ndcg@10"]!.established).toBe(true);
    const backwards = differences(popular, unlike, random())["ndcg@10"]!;
    expect(backwards.value).toBeCloseTo(-all["ndcg@10"]!.value, 12);
    expect(backwards.established).toBe(true);
  });

  test("refuses other listeners and unknown metrics", async () => {
    const [a, b] = await Promise.all(
      [20, 30].map((users) => {
        const split = judgingLists(parseSplit("random").split(someDataset(users), random()));
        return judge(mostPopular(split.train), split);
      }),
    );
    expect(() => compare(a!.perListener!, b!.perListener!, "ndcg@10", random())).toThrow(/same listeners/);
    expect(() => compare(a!.perListener!, a!.perListener!, "coverage@10", random())).toThrow(/single listeners/);
  });
});
