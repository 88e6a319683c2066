import { describe, expect, test } from "vitest";
import { audioFeatures } from "../../../src/features/audio/sets/list.js";
import { featureContract } from "../../../src/testing/index.js";

describe.each(audioFeatures.map((set) => ({ name: set.name, cases: featureContract(set) })))("features $name", ({ cases }) => {
  test.each(cases)("$name", ({ check }) => check());
});

test("names are taken once", () => {
  expect(new Set(audioFeatures.map(({ name }) => name)).size).toBe(audioFeatures.length);
});
