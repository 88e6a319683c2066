import { createPool, createRandom, rowOf } from "@segue/kernels";
import { Value } from "typebox/value";
import { beforeAll, describe, expect, it } from "vitest";
import type { Algorithm, Recommender } from "../../src/algorithms/algorithm.js";
import { trainAlgorithm } from "../../src/algorithms/life.js";
import { als } from "../../src/algorithms/recommend/als.js";
import { itemKnn } from "../../src/algorithms/recommend/item-knn.js";
import { userKnn } from "../../src/algorithms/recommend/user-knn.js";
import { emptyCatalogue } from "../../src/dataset/catalogue.js";
import { createDataset, type Dataset } from "../../src/dataset/dataset.js";
import { emptyEvents, kindCode } from "../../src/dataset/events.js";
import { judgeRatings } from "../../src/evaluation/rating-errors.js";
import { ratingTable } from "../../src/evaluation/rating-table.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { judgingLists } from "../../src/evaluation/splits/split.js";
import { names } from "../../src/testing/tiny-world.js";

const [USERS, TRACKS, EACH] = [120, 60, 25];

/** Ratings from 1 to 5: the listener's mildness, the track's worth, whether it is of the kind that they like, and chance. */
function ratings(seed: string): Dataset {
  const random = createRandom(seed);
  const mildness = Array.from({ length: USERS }, () => 0.5 * random.normal());
  const worth = Array.from({ length: TRACKS }, () => 0.4 * random.normal());
  const events = emptyEvents(USERS * EACH);
  events.kind.fill(kindCode("rating"));
  for (let user = 0; user < USERS; user++) {
    const order = random.shuffle(Int32Array.from({ length: TRACKS }, (_, track) => track));
    for (let i = 0; i < EACH; i++) {
      const [track, e] = [order[i]!, user * EACH + i];
      const liked = track % 3 === user % 3 ? 1.2 : -0.4;
      events.user[e] = user;
      events.track[e] = track;
      events.value[e] = Math.min(5, Math.max(1, Math.round(3 + mildness[user]! + worth[track]! + liked + 0.5 * random.normal())));
    }
  }
  return createDataset({ users: names("u", USERS), tracks: names("t", TRACKS), events, catalogue: emptyCatalogue(TRACKS) });
}

const train = (algorithm: Algorithm, dataset: Dataset, changes: Record<string, unknown> = {}): Promise<Recommender> =>
  trainAlgorithm(
    algorithm,
    dataset,
    { ...(Value.Create(algorithm.config) as object), ...changes },
    { random: createRandom(1), pool: createPool(1), report: async () => {} },
  );

describe("predicted ratings", () => {
  const split = judgingLists(parseSplit("random:0.8,0,0.2").split(ratings("world"), createRandom("split")));
  const models = new Map<string, Recommender>();
  beforeAll(async () => {
    for (const algorithm of [userKnn, itemKnn])
      models.set(algorithm.name, await train(algorithm, split.train, { similarity: "pearson" }));
  });
  it("are judged by those of whom something is shown", async () => {
    const dataset = ratings("strangers");
    const rings = {
      user: Int32Array.from({ length: USERS }, (_, u) => u),
      friend: Int32Array.from({ length: USERS }, (_, u) => (u + 1) % USERS),
    };
    const friends = createDataset({
      ...dataset,
      users: dataset.users.ids,
      tracks: dataset.tracks.ids,
      friends: rings,
      tags: dataset.tags,
    });
    const strangers = judgingLists(parseSplit("friends:0.2").split(friends, createRandom("split")));
    const recommender = await train(itemKnn, strangers.train, { similarity: "pearson" });
    expect(judgeRatings({ ratings: recommender.ratings!, split: strangers, part: "test", random: createRandom(1) })).toBe(
      undefined,
    );
  });

  const judged = (name: string) =>
    judgeRatings({ ratings: models.get(name)!.ratings!, split, part: "test", random: createRandom(1) })!;

  for (const name of ["user-knn", "item-knn"]) {
    it(`of ${name} come nearer than the listener's mean`, () => {
      const { mae, rmse, baseline, ratings: count, fromNeighbours, scale } = judged(name);
      expect(mae.high).toBeLessThan(baseline.mae.low);
      expect(rmse.high).toBeLessThan(baseline.rmse.low);
      expect(count).toBe(split.test.indices.length);
      expect(fromNeighbours).toBeGreaterThan(0.9 * count);
      expect(scale).toMatchObject({ lowest: 1, highest: 5 });
    });

    it(`of ${name} are judged as the formulas say`, () => {
      const figures = judged(name);
      const errors: number[] = [];
      split.listeners.forEach((_, row) => {
        const hidden = rowOf(split.test, row);
        const predicted = models.get(name)!.ratings!.predict({ history: rowOf(split.history, row) }, hidden.indices);
        for (const [p, rating] of hidden.values.entries()) errors.push(predicted[p]!.rating - rating);
      });
      const mean = (of: (error: number) => number) => errors.reduce((sum, error) => sum + of(error), 0) / errors.length;
      expect(figures.mae.value).toBeCloseTo(mean(Math.abs), 6);
      expect(figures.mse.value).toBeCloseTo(
        mean((error) => error ** 2),
        6,
      );
      expect(figures.rmse.value).toBeCloseTo(Math.sqrt(figures.mse.value), 9);
      for (const { low, value, high } of [figures.mae, figures.mse, figures.rmse]) {
        expect(low).toBeLessThan(value);
        expect(high).toBeGreaterThan(value);
      }
    });

    it(`of ${name} are the mean where nobody and nothing is alike, and within the scale`, () => {
      const { ratings: predictor } = models.get(name)!;
      const nothing = { indices: new Int32Array(), values: new Float32Array() };
      const all = Int32Array.from({ length: TRACKS }, (_, track) => track);
      for (const { rating, neighbours } of predictor!.predict({ history: nothing }, all)) {
        expect(neighbours).toBe(0);
        expect(rating).toBeGreaterThanOrEqual(1);
        expect(rating).toBeLessThanOrEqual(5);
      }
    });
  }

  it("of user-knn are ū + Σ sim·(v − v̄) ÷ Σ|sim|", async () => {
    // u0 rated t0 4 and t1 2. Of those who rated t2, u1 is like them (mean 3), u2 has nothing in common.
    const entries = [
      [0, 0, 4],
      [0, 1, 2],
      [1, 0, 4],
      [1, 1, 1],
      [1, 2, 4],
      [2, 2, 1],
      [2, 3, 5],
    ] as const;
    const events = emptyEvents(entries.length);
    events.kind.fill(kindCode("rating"));
    entries.forEach(([user, track, rating], e) => {
      events.user[e] = user;
      events.track[e] = track;
      events.value[e] = rating;
    });
    const dataset = createDataset({ users: names("u", 3), tracks: names("t", 4), events, catalogue: emptyCatalogue(4) });
    const { ratings: predictor } = await train(userKnn, dataset, { idf: 0 });
    const [predicted] = predictor!.predict({ history: rowOf(dataset.plays, 0) }, Int32Array.of(2));
    expect(predicted).toEqual({ rating: 3 + (4 - 3), neighbours: 1 });
  });

  it("are none where the data are no ratings, or the model cannot tell", async () => {
    expect((await train(als, split.train)).ratings).toBeUndefined();
    const { events } = split.train;
    const played = createDataset({
      users: split.train.users.ids,
      tracks: split.train.tracks.ids,
      catalogue: split.train.catalogue,
      events: { ...events, kind: new Uint8Array(events.length) },
    });
    expect((await train(itemKnn, played)).ratings).toBeUndefined();
    const options = { ratings: models.get("item-knn")!.ratings!, part: "test", random: createRandom(1) } as const;
    expect(judgeRatings({ ...options, split: { ...split, train: played } })).toBeUndefined();
  });

  it("are told best first, the guess below", () => {
    const entries = [...models.keys()].map((model) => ({ model, ratings: judged(model) }));
    const lines = ratingTable(entries).split("\n");
    expect(lines.map((line) => line.split(/ {2,}/)[0])).toEqual([
      "model",
      ...[...entries].sort((a, b) => a.ratings.mae.value - b.ratings.mae.value).map(({ model }) => model),
      "listener's mean",
    ]);
    expect(lines[1]).toContain(Math.min(...entries.map((each) => each.ratings.mae.value)).toFixed(4));
  });
});
