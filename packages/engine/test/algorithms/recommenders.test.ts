import { createPool, createRandom, rowOf } from "@segue/kernels";
import { Value } from "typebox/value";
import { expect, it } from "vitest";
import type { Algorithm } from "../../src/algorithms/algorithm.js";
import { restoreAlgorithm, trainAlgorithm } from "../../src/algorithms/life.js";
import { als } from "../../src/algorithms/recommend/als.js";
import { ease } from "../../src/algorithms/recommend/ease.js";
import { itemKnn } from "../../src/algorithms/recommend/item-knn.js";
import { userKnn } from "../../src/algorithms/recommend/user-knn.js";
import { sparseFrom } from "../../src/algorithms/tensors.js";
import { emptyCatalogue } from "../../src/dataset/catalogue.js";
import { createDataset, type Dataset } from "../../src/dataset/dataset.js";
import { emptyEvents } from "../../src/dataset/events.js";
import { datasetFromPairs } from "../../src/library.js";
import { tinyWorld } from "../../src/testing/index.js";

const train = (algorithm: Algorithm, dataset: Dataset, changes: Record<string, unknown>) =>
  trainAlgorithm(
    algorithm,
    dataset,
    { ...(Value.Create(algorithm.config) as object), ...changes },
    { random: createRandom(1), pool: createPool(1), report: async () => {} },
  );

it("EASE has the same weights by the users' and by the tracks' form", async () => {
  const { dataset } = tinyWorld("ease forms");
  const everything = { weightsPerTrack: 20_000, regularization: 5 };
  const [users, tracks] = await Promise.all(
    ["users", "tracks"].map(async (form) => (await train(ease, dataset, { ...everything, form })).files().tensors),
  );
  const byPlace = (tensors: typeof users) => {
    const { indptr, indices, values } = tensors!;
    const dense = new Float64Array(80 * 80);
    for (let row = 0; row < 80; row++) {
      for (let p = indptr!.data[row]!; p < indptr!.data[row + 1]!; p++) dense[row * 80 + indices!.data[p]!] = values!.data[p]!;
    }
    return dense;
  };
  const expected = byPlace(tracks);
  expect(Math.max(...expected)).toBeGreaterThan(0.01);
  byPlace(users).forEach((weight, at) => {
    expect(Math.abs(weight - expected[at]!)).toBeLessThan(1e-6);
  });
});

it("EASE keeps about as many weights as it is told", async () => {
  const { tensors } = (await train(ease, tinyWorld("pruning").dataset, { weightsPerTrack: 10 })).files();
  expect(tensors.values!.data.length).toBeGreaterThan(80 * 9);
  expect(tensors.values!.data.length).toBeLessThan(80 * 11);
});

it("EASE refuses what it could not hold, and says what to do", async () => {
  const { dataset } = tinyWorld("large");
  const plays = { ...dataset.plays, rows: 60_001, cols: 60_001, indptr: new Uint32Array(60_002) };
  await expect(train(ease, { ...dataset, plays }, {})).rejects.toThrow(/60,?000.*train als or item-knn/);
});

it("user-kNN gives no place to a listener who knows nothing new", async () => {
  // Listeners 0 and 1 know what the query knows; listener 2 knows one of its tracks and track 2.
  const entries = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 2],
    [3, 3],
  ] as const;
  const events = emptyEvents(entries.length);
  events.value.fill(1);
  entries.forEach(([user, track], e) => {
    events.user[e] = user;
    events.track[e] = track;
  });
  const parts = { users: ["a", "b", "c", "d"], tracks: ["p", "q", "r", "s"], events, catalogue: emptyCatalogue(4) };
  const model = await train(userKnn, createDataset(parts), { neighbours: 1 });
  const scores = await model.score([{ history: { indices: Int32Array.of(0, 1), values: Float32Array.of(1, 1) } }]);
  expect(scores.data[2]).toBeGreaterThan(0);
});

it.each([0.5, 0.2, 1])("item-kNN keeps the nearest tracks that it finds when it keeps all (asymmetry %d)", async (asymmetry) => {
  const { dataset } = tinyWorld("nearest");
  const [all, nearest] = await Promise.all(
    [0, 7].map(async (neighbours) => sparseFrom((await train(itemKnn, dataset, { neighbours, asymmetry })).files())),
  );
  for (let track = 0; track < 80; track++) {
    const best = [...rowOf(all!, track).values].sort((a, b) => b - a).slice(0, 7);
    const kept = [...rowOf(nearest!, track).values].sort((a, b) => b - a);
    expect(kept).toHaveLength(best.length);
    kept.forEach((weight, i) => {
      expect(weight).toBeCloseTo(best[i]!, 5);
    });
    for (const other of rowOf(nearest!, track).indices) expect(rowOf(all!, track).indices).toContain(other);
  }
});

/** 4,000 listeners with 3 tracks each, all from one of 800 shelves of 10 tracks. */
function manyTracksFewPlays(): Dataset {
  const random = createRandom("shelves");
  const onShelf = (u: number) => 10 * (u % 800) + Math.floor(10 * random.next());
  return datasetFromPairs(Array.from({ length: 12_000 }, (_, p) => [`u${p % 4000}`, `t${onShelf(p % 4000)}`] as const));
}

it("ALS finds what tracks have in common also where listeners have few of many", async () => {
  const dataset = manyTracksFewPlays();
  const few = { indices: dataset.plays.indices.slice(0, 1), values: Float32Array.of(1) };
  const shelf = (track: number) => Math.floor(Number(dataset.tracks.ids[track]!.slice(1)) / 10);
  const own = async (changes: Record<string, unknown>) => {
    const model = await train(als, dataset, { factors: 32, ...changes });
    const { data: scores } = await model.score([{ history: few }]);
    const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
    return order.slice(0, 10).filter((track) => shelf(track) === shelf(few.indices[0]!)).length;
  };
  expect(await own({})).toBeGreaterThan(7);
  expect(await own({ unobservedScaling: "none" })).toBeLessThan(4);
});

it("ALS weighs what is not played as it learned to, once it was stored; models of before that was stored weigh it as they are told", async () => {
  const dataset = manyTracksFewPlays();
  const parameters = { ...(Value.Create(als.config) as object), factors: 8 };
  const model = await train(als, dataset, parameters);
  const query = [{ history: rowOf(dataset.plays, 0) }];
  const told = (await model.score(query)).data;
  const { tensors } = model.files();
  expect((await restoreAlgorithm(als, { tensors }, parameters).score(query)).data).toEqual(told);
  expect(tensors.scale!.data[0]).toBeLessThan(0.1);
  const { scale: _, ...before } = tensors;
  expect((await restoreAlgorithm(als, { tensors: before }, parameters).score(query)).data).not.toEqual(told);
});

it("ALS ends with advice where its ridge leaves nothing of the vectors", async () => {
  const training = train(als, manyTracksFewPlays(), { factors: 8, regularization: 3 });
  await expect(training).rejects.toMatchObject({
    name: "TrainingError",
    message: expect.stringMatching(/shrank to 0 in round \d/),
    set: { regularization: 0.3 },
  });
});
