import type { Runtime } from "@segue/autograd";
import { onnxruntime } from "@segue/autograd/runtime";
import { createPool, createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import type { Checkpoints, ModelFiles } from "../../../src/algorithms/algorithm.js";
import { classifier } from "../../../src/algorithms/analyze/classifier.js";
import type { AnalyzeContext, AnalyzeEpoch } from "../../../src/algorithms/analyze-algorithm.js";
import { resolveConfig } from "../../../src/algorithms/config.js";
import { shapeOfSet } from "../../../src/dataset/labelled-set.js";
import { judgeSet } from "../../../src/evaluation/labels/judge-set.js";
import { labelledWorld } from "../../../src/testing/index.js";

const runtime = onnxruntime({ threads: 1 });

function configOf(given: object) {
  const config = resolveConfig(classifier, { epochs: 6, batch: 16, learningRate: 0.01, heldOut: 0.2, ...given });
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  return config.value as never;
}

const set = labelledWorld("classifier", { columns: [16, 30] });

const trained = (given: object = {}, more: Partial<AnalyzeContext> = {}, of = set) =>
  classifier.train(of, configOf(given), {
    random: createRandom(1),
    pool: createPool(1),
    runtime,
    report: async () => {},
    ...more,
  });

describe("layers by configuration", () => {
  const shape = shapeOfSet(set);
  const layout = (layers: unknown[]) => classifier.layout!(shape, configOf({ layers }));

  it("are told before anything is trained: shapes, parameters and memory", () => {
    const { lines, parameters, trainingBytes } = layout([{ conv: 4, kernel: 3 }, { pool: 2 }, { flatten: true }, { dense: 5 }]);
    expect(lines.map((line) => line.shape.join("×"))).toEqual(["4×9×16", "4×4×8", "128", "5", "3"]);
    expect(parameters).toBe(4 * 9 + 4 + 128 * 5 + 5 + 5 * 3 + 3);
    expect(trainingBytes).toBeGreaterThan(24 * parameters);
  });

  it.each<[string, unknown[], RegExp]>([
    ["do not fit", [{ dense: 4 }, { pool: 2 }, { pool: 9 }, { flatten: true }], /Layer 3, {"pool":9}: it does not fit/],
    ["are none", [{ conv: 4, kernel: 3 }, { dens: 4 }], /Layer 2, {"dens":4}: there is no such layer/],
    ["end in an image", [{ conv: 4, kernel: 3 }], /end in 4 × 9 × 16 numbers/],
  ])("are named where they %s", async (_, layers, message) => {
    expect(() => layout(layers)).toThrow(message);
    await expect(trained({ layers })).rejects.toMatchObject({ name: "TrainingError", message: expect.stringMatching(message) });
    expect(() => classifier.estimate(shape, configOf({ layers }))).toThrow(message);
  });

  it("learn as they are given, and are those that the stored model has", async () => {
    const layers = [{ sequence: true }, { gru: 8 }, { last: true }, { dense: 6, activation: "tanh" }];
    const model = await trained({ layers, epochs: 2 });
    expect((await model.network!.features(set.examples.slice(0, 5))).cols).toBe(6);
    expect(Object.keys(model.files().tensors)).toContain("network/layer.2.state.weight");
  });
});

it.each(["cnn", "rnn", "transformer"])("reads by %s", async (encoder) => {
  const [seen, unseen] = [labelledWorld("seen", { examples: 240 }), labelledWorld("unseen")];
  const model = await trained({ encoder, epochs: 25 }, {}, seen);
  const { figures } = judgeSet({ set: unseen, said: await model.analyze(unseen.examples) }, createRandom(1));
  expect(figures.accuracy!.low).toBeGreaterThan(0.7);
});

it("learns from what is mixed, masked and cropped, and each makes another model", async () => {
  const models = [
    {},
    { mixUp: 0 },
    { rowMasks: 1, rowMask: 0.5 },
    { columnMasks: 2 },
    { crop: 8 },
    { scale: "channels" },
    { weightDecay: 1 },
  ];
  const files = await Promise.all(models.map(async (given) => JSON.stringify((await trained({ epochs: 1, ...given })).files())));
  expect(new Set(files).size).toBe(models.length);
});

it("comes to the same when it is killed, wherever, and goes on from its checkpoint", async () => {
  const given = { epochs: 80, heldOut: 0.2, patience: 0, layers: [{ flatten: true }, { dropout: 0.2 }], mixUp: 0.2, crop: 8 };
  const whole = await trained(given);
  for (const steps of [9, 270]) {
    const kept = keeping();
    await expect(trained(given, { checkpoints: kept, report: dyingAfter(steps) })).rejects.toThrow("killed");
    expect(kept.saved).toBeGreaterThan(0);
    const told: number[] = [];
    const resumed = await trained(given, { checkpoints: kept, report: async (fraction) => void told.push(fraction) });
    expect(told[1]).toBeGreaterThan(told[0]!);
    expect(resumed.files()).toEqual(whole.files());
  }
});

it("tells of each epoch, and ends where what is held out gains nothing more", async () => {
  const epochs: AnalyzeEpoch[] = [];
  await trained({ epochs: 200, patience: 3, learningRate: 0.02 }, { learned: async (epoch) => void epochs.push(epoch) });
  expect(epochs.length).toBeLessThan(200);
  expect(epochs[2]!.loss).toBeLessThan(epochs[0]!.loss);
  const losses = epochs.map(({ heldOutLoss }) => heldOutLoss);
  expect(epochs.length - (1 + losses.indexOf(Math.min(...losses)))).toBe(3);
});

it("learns from all where nothing is held out, to the last epoch", async () => {
  const epochs: AnalyzeEpoch[] = [];
  await trained({ epochs: 4, heldOut: 0 }, { learned: async (epoch) => void epochs.push(epoch) });
  expect(epochs.map(({ heldOutLoss }) => heldOutLoss)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
});

it("says what to set where it diverges, and what to take where there is no runtime", async () => {
  await expect(trained({ learningRate: 0.03 }, { runtime: failingAfter(3) })).rejects.toMatchObject({
    name: "TrainingError",
    remedy: expect.stringMatching(/Set learningRate=0\.01 \(now 0\.03\)/),
  });
  const { runtime: _, ...without } = { random: createRandom(1), pool: createPool(1), report: async () => {}, runtime };
  await expect(classifier.train(set, configOf({}), without)).rejects.toMatchObject({
    remedy: expect.stringMatching(/stats-classifier/),
  });
});

it("exports plain ONNX that says of a window what the model says", async () => {
  const model = await trained({ encoder: "transformer", epochs: 1, views: 1, crop: 16 });
  const session = await runtime.open(model.network!.onnx());
  const example = { shape: [9, 16], data: set.examples[0]!.data.slice(0, 9 * 16) };
  const said = { type: "float32", shape: [1, 3], data: new Float32Array(3) } as const;
  await session.run({ x: { type: "float32", shape: [1, 1, 9, 16], data: example.data } }, { said });
  const { data } = await model.analyze([example]);
  for (const [c, probability] of data.entries()) expect(said.data[c]).toBeCloseTo(probability, 5);
  await session.close();
});

/** A runtime that gives no numbers stands for what may happen on other machines. */
const failingAfter = (runs: number): Runtime => ({
  async open(model, options) {
    const session = await runtime.open(model, options);
    let done = 0;
    return {
      ...session,
      async run(inputs, outputs) {
        await session.run(inputs, outputs);
        if (++done > runs) for (const { data } of Object.values(outputs)) if (data instanceof Float32Array) data.fill(Number.NaN);
      },
    };
  },
});

function keeping(): Checkpoints & { saved: number } {
  let last: ModelFiles | undefined;
  return {
    saved: 0,
    load: async () => last,
    async save(state) {
      last = structuredClone(state);
      this.saved++;
    },
  };
}

function dyingAfter(steps: number): AnalyzeContext["report"] {
  let told = 0;
  return async () => {
    if (told++ > steps) throw new Error("killed");
  };
}
