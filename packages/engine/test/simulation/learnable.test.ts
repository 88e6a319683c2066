import { createRandom, rowOf } from "@segue/kernels";
import { expect, test } from "vitest";
import type { Recommender } from "../../src/algorithms/algorithm.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { judgingLists } from "../../src/evaluation/splits/split.js";
import { worldDataset } from "../../src/simulation/dataset.js";
import { simulateWorld } from "../../src/simulation/world.js";
import { mostPopular, scoring } from "../evaluation/recommenders.js";

const world = simulateWorld({ seed: 1, until: Date.UTC(2026, 5, 1) });
const dataset = worldDataset(world);
const split = judgingLists(parseSplit("random").split(dataset, createRandom(1)));

const recallOf = async (recommender: Recommender) =>
  (await evaluate({ recommender, split, part: "test", k: [10], random: createRandom(1) })).metrics["recall@10"]!;

/** Tracks that share listeners with the history, by the cosine of their listeners. */
function sharedListeners({ plays }: Dataset): Recommender {
  const listenersOf: number[][] = Array.from({ length: plays.cols }, () => []);
  for (let user = 0; user < plays.rows; user++) for (const track of rowOf(plays, user).indices) listenersOf[track]!.push(user);
  return {
    async score(queries) {
      const data = new Float32Array(queries.length * plays.cols);
      queries.forEach(({ history }, q) => {
        for (const track of history.indices) {
          for (const user of listenersOf[track]!) {
            for (const other of rowOf(plays, user).indices) {
              data[q * plays.cols + other]! += 1 / Math.sqrt(listenersOf[track]!.length * listenersOf[other]!.length);
            }
          }
        }
      });
      return { rows: queries.length, cols: plays.cols, data };
    },
    files: () => ({ tensors: {} }),
  };
}

/** Reads the hidden tastes; finds out by the history whom it serves. */
function oracle(): Recommender {
  const idOf = new Map(
    Array.from(split.listeners, (user, row) => [rowOf(split.history, row).indices.join(), dataset.users.ids[user]!]),
  );
  const ids = dataset.tracks.ids;
  let user = "";
  return scoring(ids.length, (history, track) => {
    // A history's tracks are scored in order, the first being 0.
    if (track === 0) user = idOf.get([...history].join())!;
    return world.truth.affinity(user, ids[track]!);
  });
}

test("hidden tastes, and what can be learned of them, beat popularity by far", async () => {
  const [popular, learned, known] = [
    await recallOf(mostPopular(split.train)),
    await recallOf(sharedListeners(split.train)),
    await recallOf(oracle()),
  ];
  expect(known.low / popular.high).toBeGreaterThan(2);
  expect(learned.low / popular.high).toBeGreaterThan(2);
});

test("the dataset is the world's listening", () => {
  expect([dataset.users.size, dataset.tracks.size, dataset.events.length]).toEqual([2000, 5000, world.events.length]);
  const row = dataset.tracks.indexOf("sim-track-00042")!;
  expect(dataset.catalogue.title[row]).toBe(world.tracks.find(({ id }) => id === "sim-track-00042")!.title);
});
