import { createPool, createRandom, denseRow, rowOf, topK } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../src/algorithms/config.js";
import { restoreAlgorithm, trainAlgorithm } from "../../src/algorithms/life.js";
import { algorithms } from "../../src/algorithms/list.js";
import { social } from "../../src/algorithms/recommend/social.js";
import { createDataset } from "../../src/dataset/dataset.js";
import { friendsHistory, sumHistories } from "../../src/dataset/friends-history.js";
import { createRanking } from "../../src/pipeline/rank.js";
import { recommend } from "../../src/pipeline/recommend.js";
import { tinyWorld } from "../../src/testing/index.js";

const { dataset, clusterOf } = tinyWorld("social");
const NOTHING = { indices: new Int32Array(), values: new Float32Array() };

async function train(name: string, given: Record<string, unknown> = {}) {
  const algorithm = algorithms.find((each) => each.name === name)!;
  const config = resolveConfig(algorithm, given);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const context = { random: createRandom(1), pool: createPool(1), report: async () => {} };
  return { config: config.value, model: await trainAlgorithm(algorithm, dataset, config.value, context) };
}

describe("friends' histories", () => {
  const friends = { user: Int32Array.of(0, 0, 1, 1, 1), friend: Int32Array.of(1, 2, 0, 2, 3) };
  const { users, tracks, events, catalogue } = dataset;
  const befriended = createDataset({ users: users.ids, tracks: tracks.ids, events, catalogue, friends });

  it("are added up, those of friends with few friends counting more", () => {
    const sum = friendsHistory(befriended, 0);
    const expected = new Float64Array(tracks.size);
    for (const [friend, theirs] of [
      [1, 3],
      [2, 0],
    ] as const)
      for (const track of rowOf(befriended.plays, friend).indices) expected[track]! += 1 / Math.log(2 + theirs);
    expect([...sum.indices]).toEqual(Array.from(expected.keys()).filter((track) => expected[track]! > 0));
    sum.indices.forEach((track, p) => void expect(sum.values[p]).toBeCloseTo(expected[track]!, 5));
  });

  it("are empty without friends, and add nothing of the listener's own", () => {
    expect(friendsHistory(befriended, 5).indices).toHaveLength(0);
    expect(sumHistories([]).indices).toHaveLength(0);
    const alone = createDataset({
      users: users.ids,
      tracks: tracks.ids,
      events,
      catalogue,
      friends: { user: friends.user, friend: friends.user },
    });
    expect(friendsHistory(alone, 0).indices).toHaveLength(0);
  });
});

describe("social", () => {
  it("answers whoever has a history as its child does, bit for bit", async () => {
    const [{ model }, alone] = [await train("social", { child: { algorithm: "ease" } }), await train("ease")];
    const query = { history: rowOf(dataset.plays, 4), friends: rowOf(dataset.plays, 5) };
    expect(await model.score([query])).toEqual(await alone.model.score([query]));
    expect(model.explain!(query, 7)).toEqual(alone.model.explain!(query, 7));
  });

  it("finds the taste of the friends for who has none", async () => {
    const { model } = await train("social");
    let hits = 0;
    for (const user of [0, 1, 2, 3]) {
      const scores = denseRow(await model.score([{ history: NOTHING, friends: rowOf(dataset.plays, user) }]), 0);
      hits += topK(scores, 8).filter((track) => clusterOf(track) === user).length;
    }
    // Of 4 × 8 answers chance finds 8; 20 or more happen once in 100,000 times.
    expect(hits).toBeGreaterThanOrEqual(20);
  });

  it("weighs that friends hear a track as it is told", async () => {
    const query = { history: NOTHING, friends: { indices: Int32Array.of(70), values: Float32Array.of(1) } };
    const ranked = async (friendsWeight: number) =>
      topK(denseRow(await (await train("social", { friendsWeight })).model.score([query]), 0), 80);
    expect((await ranked(100))[0]).toBe(70);
    const [unweighed, alone] = [await ranked(0), await train("social")];
    const asOwn = denseRow(await alone.model.score([{ history: query.friends }]), 0);
    expect(unweighed).toEqual(topK(asOwn, 80));
  });

  it("is the same again from its files, by whatever child", async () => {
    const { config, model } = await train("social", { child: { algorithm: "als", config: { factors: 8 } } });
    const restored = restoreAlgorithm(social, structuredClone(model.files()), config);
    const queries = [
      { history: rowOf(dataset.plays, 0) },
      { history: NOTHING, friends: rowOf(dataset.plays, 1) },
      { history: NOTHING },
    ];
    expect(await restored.score(queries)).toEqual(await model.score(queries));
  });
});

describe("an answer", () => {
  it("rests on friends where there is no history, the model reads them and it knows their tracks", async () => {
    const popularity = new Float32Array(dataset.tracks.size).fill(1);
    const serving = async (name: string) => ({
      recommender: (await train(name)).model,
      popularity,
      ranking: createRanking(popularity),
    });
    const friends = rowOf(dataset.plays, 1);
    const asked = [
      { history: NOTHING, friends },
      { history: rowOf(dataset.plays, 0), friends },
      { history: NOTHING, friends: NOTHING },
      { history: NOTHING },
    ];
    const bases = async (name: string) => (await recommend(await serving(name), asked, 3, [])).map(({ basis }) => basis);
    expect(await bases("social")).toEqual(["friends", "model", "popularity", "popularity"]);
    expect(await bases("als")).toEqual(["popularity", "model", "popularity", "popularity"]);
  });
});
