import { createPool, createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import { statsClassifier } from "../../../src/algorithms/analyze/stats-classifier.js";
import type { AnalyzeAlgorithm } from "../../../src/algorithms/analyze-algorithm.js";
import { resolveConfig } from "../../../src/algorithms/config.js";
import { createLabelledSet } from "../../../src/dataset/labelled-set.js";
import { judgeSet } from "../../../src/evaluation/labels/judge-set.js";

const random = createRandom(1);
/** Of 30 numbers three are not 0; one in eight examples has the first, and of these most the label. */
const examples = Array.from({ length: 240 }, (_, i) => {
  const data = new Float32Array(30);
  for (let n = 0; n < 3; n++) data[1 + random.int(29)] = 1;
  if (i % 8 === 0) data[0] = 1;
  return { shape: [30], data };
});
const rare = Uint8Array.from(examples, ({ data }) => Number(data[0] === 1 && random.next() < 0.3));
const set = createLabelledSet({ examples, classes: ["rare"], labels: { kind: "several", of: rare } });
const context = { random: createRandom(1), pool: createPool(1), report: async () => {} };

const algorithm: AnalyzeAlgorithm = statsClassifier;
const trained = (given: object) => {
  const config = resolveConfig(statsClassifier, given);
  if (!("value" in config)) throw new Error(JSON.stringify(config));
  return { config: config.value, model: algorithm.train(set, config.value, context) };
};

it("lets rare labels apply from a probability on that is its parameter", async () => {
  const f1 = async (given: object) => {
    const { config, model } = trained(given);
    const { threshold, analyze, files } = await model;
    expect(algorithm.restore(files(), config, {}).threshold).toBe(threshold);
    return judgeSet({ set, said: await analyze(examples), ...(threshold !== undefined && { threshold }) }, createRandom(1))
      .figures["micro-f1"]!.value;
  };
  const few = { regularizations: [0.1], folds: 2 };
  expect(await f1({ ...few, threshold: 0.15 })).toBeGreaterThan(0.35);
  expect(await f1(few)).toBeLessThan(0.2);
});

it("has no threshold where an example is of one class", async () => {
  const one = createLabelledSet({ examples, classes: ["no", "yes"], labels: { kind: "one", of: Int32Array.from(rare) } });
  const { config } = trained({ folds: 2 });
  expect((await algorithm.train(one, config, context)).threshold).toBeUndefined();
});
