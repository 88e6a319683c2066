import { createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import { bandDifferences, historyLengths } from "../../src/evaluation/history-bands.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { judgingLists } from "../../src/evaluation/splits/split.js";
import { worldDataset } from "../../src/simulation/dataset.js";
import { simulateWorld } from "../../src/simulation/world.js";

/** 30 listeners who had heard 3 tracks, 40 who had heard 20, and 10 with 60: too few to be told of. */
const lengths = Int32Array.from({ length: 80 }, (_, i) => (i < 30 ? 3 : i < 70 ? 20 : 60));
const ids = Array.from(lengths, (_, i) => `u${i}`);
const figures = (of: (length: number, i: number) => number) => ({
  ids,
  values: { "ndcg@10": Float64Array.from(lengths, of) },
});

it("tells for each length of history by how much one is better, of the same listeners, and leaves out bands of few", () => {
  const a = figures(() => 0.25);
  // Better for those who had heard little, worse for the others.
  const b = figures((length, i) => (length < 10 ? 0.5 : 0.125) + (i % 2) / 64);
  const bands = bandDifferences(a, b, lengths, createRandom(1));
  expect(bands.map(({ name, listeners }) => [name, listeners.length])).toEqual([
    ["under 10 tracks", 30],
    ["10 to 49 tracks", 40],
  ]);
  expect(bands[0]!.listeners[0]).toBe("u0");
  const [little, more] = bands.map(({ metrics }) => metrics["ndcg@10"]!);
  expect(little).toMatchObject({ value: 0.25 + 1 / 128, established: true });
  expect(more).toMatchObject({ value: -0.125 + 1 / 128, established: true });
  expect(bandDifferences(a, a, lengths, createRandom(1))[0]!.metrics["ndcg@10"]).toMatchObject({ value: 0, established: false });
});

it("counts what each judged listener had heard before, in the order of their figures", () => {
  const dataset = worldDataset(simulateWorld({ seed: 4, until: 1_700_000_000_000, listeners: 30, tracks: 40, plays: 900 }));
  const split = judgingLists(parseSplit("random:0.7,0.1,0.2").split(dataset, createRandom(1)));
  const counted = historyLengths(split, "test");
  const { indptr } = split.history;
  const judged = [...split.listeners.keys()].filter((row) => split.test.indptr[row + 1]! > split.test.indptr[row]!);
  expect([...counted]).toEqual(judged.map((row) => indptr[row + 1]! - indptr[row]!));
});
