import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { forest } from "../../../src/algorithms/analyze/forest.js";
import { analyzers } from "../../../src/algorithms/list.js";
import { describeAnalyzer } from "../../../src/testing/index.js";

/** Learned in seconds. */
const QUICK: Readonly<Record<string, object>> = {
  classifier: { epochs: 25, learningRate: 0.01, batch: 16, heldOut: 0.2 },
  mood: { epochs: 25, learningRate: 0.01, batch: 16, heldOut: 0.2 },
};

for (const algorithm of analyzers) describeAnalyzer(algorithm, { ...QUICK[algorithm.name] });
describe("with likeness", () => describeAnalyzer(forest, { trees: 100, likeness: true }));

it("names every algorithm once, and its file after it", () => {
  const names = analyzers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names)
    expect(existsSync(new URL(`../../../src/algorithms/analyze/${name}.ts`, import.meta.url)), name).toBe(true);
});
