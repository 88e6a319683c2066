import { onnxruntime } from "@segue/autograd/runtime";
import { createPool, createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import { mood } from "../../../src/algorithms/analyze/mood.js";
import { resolveConfig } from "../../../src/algorithms/config.js";
import { createLabelledSet } from "../../../src/dataset/labelled-set.js";

/** Two numbers, the first known but for noise that is larger where the second column says so, the second ten times as large and always exact. */
function noisy(seed: number, examples: number) {
  const random = createRandom(seed);
  const rows = Array.from({ length: examples }, () => Float32Array.from([random.normal(), random.int(2), random.normal()]));
  const of = Float32Array.from(
    rows.flatMap(([a, isNoisy, b]) => [a! + (isNoisy === 1 ? 1 : 0.1) * random.normal(), 100 + 10 * b!]),
  );
  return createLabelledSet({
    examples: rows.map((data) => ({ shape: [3], data })),
    classes: ["valence", "arousal"],
    labels: { kind: "numbers", of },
  });
}

it("tells how far off each number is: more where there is more noise, in the number's own unit", async () => {
  const config = resolveConfig(mood, { epochs: 60, learningRate: 0.01, mixUp: 0, dropout: 0, patience: 0 });
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const context = { random: createRandom(1), pool: createPool(1), runtime: onnxruntime({ threads: 1 }), report: async () => {} };
  const model = await mood.train(noisy(1, 600), config.value as never, context);
  const { examples, labels } = noisy(2, 400);
  const [said, deviations] = [await model.analyze(examples), await model.deviations!(examples)];
  const off = (isNoisy: number, target: number) => {
    const own = [...examples.keys()].filter((i) => examples[i]!.data[1] === isNoisy);
    const mean = (of: (at: number) => number) => own.reduce((sum, i) => sum + of(2 * i + target), 0) / own.length;
    return {
      truly: Math.sqrt(mean((at) => (said.data[at]! - labels.of[at]!) ** 2)),
      said: Math.sqrt(mean((at) => deviations.data[at]! ** 2)),
    };
  };
  const [quiet, loud] = [off(0, 0), off(1, 0)];
  expect(loud.truly).toBeGreaterThan(0.9);
  expect(loud.said / loud.truly).toBeGreaterThan(0.7);
  expect(loud.said / loud.truly).toBeLessThan(1.4);
  expect(quiet.said).toBeLessThan(0.6 * loud.said);
  expect(off(0, 1).truly).toBeLessThan(3);
});
