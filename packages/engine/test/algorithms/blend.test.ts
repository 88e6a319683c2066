import { createPool, createRandom, denseRow, rowOf, topK } from "@segue/kernels";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";

import type { Algorithm, Recommender } from "../../src/algorithms/algorithm.js";
import type { Examples } from "../../src/algorithms/blending/examples.js";
import { learnWeights } from "../../src/algorithms/blending/learn-weights.js";
import { type Config, resolveConfig } from "../../src/algorithms/config.js";
import { estimateTraining, holdsOf, trainAlgorithm } from "../../src/algorithms/life.js";
import { blend } from "../../src/algorithms/recommend/blend.js";
import { itemKnn } from "../../src/algorithms/recommend/item-knn.js";
import { sizeOf } from "../../src/algorithms/size.js";
import { standardScores } from "../../src/pipeline/standard-scores.js";
import { tinyWorld } from "../../src/testing/index.js";

const configOf = (given: Record<string, unknown>) => {
  const resolved = resolveConfig(blend, given);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.value;
};
const defaultsOf = (algorithm: Algorithm) => Value.Create(algorithm.config) as Config;
const train = (given: Record<string, unknown>): Promise<Recommender> =>
  trainAlgorithm(blend, dataset, configOf(given), { random: createRandom(1), pool: createPool(1), report: async () => {} });
const { dataset } = tinyWorld("blend");
const of = (...names: string[]) => ({ children: names.map((algorithm) => ({ algorithm, config: {} })) });

describe("weights", () => {
  /** Listeners with 40 candidates, of which those three are hidden that score best by `truth`, seen through noise. */
  function examples(listeners: number, truth: readonly number[], noise: number): Examples {
    const random = createRandom("examples");
    const [width, candidates] = [truth.length, 40];
    const scores = Float32Array.from({ length: listeners * candidates * width }, () => random.normal());
    const hidden = new Uint8Array(listeners * candidates);
    for (let l = 0; l < listeners; l++) {
      const sums = Float32Array.from({ length: candidates }, (_, i) =>
        truth.reduce((sum, w, c) => sum + w * scores[(l * candidates + i) * width + c]!, noise * random.normal()),
      );
      for (const best of topK(sums, 3)) hidden[l * candidates + best] = 1;
    }
    const bounds = Uint32Array.from({ length: listeners + 1 }, (_, l) => l * candidates);
    return { width, bounds, scores, hidden, targets: new Uint32Array(listeners).fill(3) };
  }
  const learn = (from: Examples, seed: number) => learnWeights(from, createRandom(seed), async () => {});
  const relative = (weights: Float64Array) => [...weights].map((weight) => weight / weights[0]!);

  it("are those by which the hidden tracks come first, of either sign", async () => {
    const [, second, third] = relative(await learn(examples(1000, [1, 0.5, -0.25], 0.2), 1));
    expect(Math.abs(second! - 0.5)).toBeLessThan(0.15);
    expect(Math.abs(third! + 0.25)).toBeLessThan(0.15);
  });

  it("of a model that tells nothing are small", async () => {
    const [, second] = relative(await learn(examples(1000, [1, 0], 0.5), 1));
    expect(Math.abs(second!)).toBeLessThan(0.15);
  });

  it("are the same from the same seed, and equal where there is nobody to learn from", async () => {
    const few = examples(30, [1, 1], 1);
    expect(await learn(few, 5)).toEqual(await learn(few, 5));
    const none = { bounds: Uint32Array.of(0), scores: new Float32Array(), hidden: new Uint8Array(), targets: new Uint32Array() };
    const [first, ...others] = await learn({ ...none, width: 3 }, 1);
    expect(first).toBeGreaterThan(0);
    for (const other of others) expect(other).toBeCloseTo(first!, 12);
  });
});

describe("blend", () => {
  it("gives what tells nothing no say", async () => {
    const { tensors } = (await train(of("popularity", "item-knn"))).files();
    const [popular, near] = tensors.weights!.data;
    expect(near).toBeGreaterThan(0);
    expect(Math.abs(popular!)).toBeLessThan(0.5 * near!);
  });

  it("scores by the weighted sum of its children's standard scores", async () => {
    const model = await train(of("item-knn", "user-knn"));
    const { weights } = model.files().tensors;
    const query = { history: rowOf(dataset.plays, 3) };
    const alone = await trainAlgorithm(itemKnn, dataset, defaultsOf(itemKnn), {
      random: createRandom(1),
      pool: createPool(1),
      report: async () => {},
    });
    const both = denseRow(await model.score([query]), 0);
    const near = standardScores(denseRow(await alone.score([query]), 0), query.history.indices);
    const others = both.map((score, track) => score - weights!.data[0]! * near[track]!);
    // What is left is the other child's: standard, too, but for its weight.
    const open = others.filter((_, track) => !query.history.indices.includes(track));
    const mean = open.reduce((a, b) => a + b, 0) / open.length;
    const deviation = Math.sqrt(open.reduce((sum, score) => sum + (score - mean) ** 2, 0) / open.length);
    expect(mean).toBeCloseTo(0, 4);
    expect(deviation).toBeCloseTo(Math.abs(weights!.data[1]!), 4);
  });

  it("takes its children's parameters as JSON, fills them in, and says which do not fit", () => {
    const [child] = configOf({ children: '[{"algorithm":"als","config":{"factors":16}}]' }).children as { config: object }[];
    expect(child!.config).toMatchObject({ factors: 16, iterations: 8 });
    expect(resolveConfig(blend, { children: [{ algorithm: "als", config: { factors: 0 } }] })).toMatchObject({
      problems: [{ path: "children.0.config.factors", message: expect.stringContaining(">= 1") }],
    });
    expect(resolveConfig(blend, of("item-knn", "nope"))).toMatchObject({
      problems: [{ path: "children.1.algorithm", message: expect.stringContaining("must be one of popularity") }],
    });
    expect(resolveConfig(blend, { children: "all of them" })).toMatchObject({ problems: [{ path: "children" }] });
  });

  it("holds histories where one of its children does", () => {
    expect(holdsOf(blend, configOf({}))).toBe("tracks");
    expect(holdsOf(blend, configOf({ children: [{ algorithm: "blend", config: of("als", "user-knn") }] }))).toBe("histories");
  });

  it("is forecast to take all of its trainings twice", () => {
    const seconds = (...names: string[]) => estimateTraining(blend, sizeOf(dataset), configOf(of(...names))).seconds;
    expect(seconds("als", "ease")).toBeGreaterThan(2 * (seconds("als") / 2 + 0.2));
    expect(seconds("als", "ease")).toBeCloseTo(seconds("als") + seconds("ease"), 6);
  });
});
