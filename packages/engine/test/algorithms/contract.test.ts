import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { algorithms } from "../../src/algorithms/list.js";
import { describeAlgorithm } from "../../src/testing/index.js";

/** One epoch is thirty steps, of the usual size: sums in another order would show. */
const QUICK: Readonly<Record<string, object>> = { gru: { epochs: 1 }, transformer: { epochs: 1 }, "cnn-next": { epochs: 1 } };

for (const algorithm of algorithms) {
  // Popularity is by definition the same for everybody.
  describeAlgorithm(algorithm, { personal: algorithm.name !== "popularity", quick: { ...QUICK[algorithm.name] } });
}

it("names every algorithm once, and its file after it", () => {
  const names = algorithms.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    expect(existsSync(new URL(`../../src/algorithms/recommend/${name}.ts`, import.meta.url)), name).toBe(true);
  }
});
