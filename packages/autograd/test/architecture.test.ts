import { describe, expect, it } from "vitest";
import { buildLayers } from "../src/architecture/build.js";
import { type Layer, LayerError, parseLayers } from "../src/architecture/layer.js";
import { summarise } from "../src/architecture/summary.js";
import { createPredictor } from "../src/inference/infer.js";
import { crossEntropy } from "../src/losses/cross-entropy.js";
import { adam } from "../src/optimisers/adam.js";
import { createTrainer } from "../src/training/trainer.js";
import { mulberry } from "./reference/gradients.js";
import { floats, runtime, seeded } from "./support.js";

const CNN: Layer[] = [
  { conv: 4, kernel: 3 },
  { norm: "batch" },
  { pool: 2 },
  { dropout: 0.1 },
  { conv: 8, kernel: 3, stride: 2 },
  { globalPool: "average" },
  { dense: 16, activation: "relu" },
  { dense: 2 },
];

describe("summaries", () => {
  it("tell shapes and parameters of each layer", () => {
    const { lines, parameters, modelBytes, trainingBytes } = summarise(CNN, [1, 1, 8, 8]);
    expect(lines.map(({ shape, parameters }) => [shape.join("×"), parameters])).toEqual([
      ["4×8×8", 4 * 9 + 4],
      ["4×8×8", 8],
      ["4×4×4", 0],
      ["4×4×4", 0],
      ["8×2×2", 8 * 4 * 9 + 8],
      ["8", 0],
      ["16", 8 * 16 + 16],
      ["2", 34],
    ]);
    expect(parameters).toBe(40 + 8 + 296 + 144 + 34);
    expect(modelBytes).toBe(4 * parameters);
    expect(trainingBytes).toBeGreaterThan(6 * modelBytes);
  });

  it("lay out networks over time", () => {
    const layers = parseLayers([
      { positions: "learned" },
      { transformer: 2, causal: true, hidden: 16, dropout: 0.1 },
      { conv: 6, kernel: 3, padding: "causal", dilation: 2 },
      { pool: 2, kind: "average" },
      { gru: 5 },
      { lstm: 4 },
      { norm: "layer" },
      { last: true },
    ]);
    expect(summarise(layers, [3, 10, 8]).lines.map(({ shape }) => shape.join("×"))).toEqual([
      "10×8",
      "10×8",
      "10×6",
      "5×6",
      "5×5",
      "5×4",
      "5×4",
      "4",
    ]);
  });
});

it("reads what is left of an image as a sequence along its columns", async () => {
  const layers = parseLayers([{ sequence: true }, { gru: 5 }]);
  expect(
    summarise([{ conv: 4, kernel: 3 }, { pool: 2 }, ...layers], [2, 1, 8, 12]).lines.map(({ shape }) => shape.join("×")),
  ).toEqual(["4×8×12", "4×4×6", "6×16", "6×5"]);
  const predictor = await createPredictor({
    inferred: (graph) => ({ y: buildLayers(graph.input("x", [1, 2, 2, 3]), [{ sequence: true }]) }),
    weights: {},
    runtime,
  });
  const { y } = await predictor.run({ x: Float32Array.from({ length: 12 }, (_, i) => i) });
  expect([...y!]).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
});

describe("what does not fit", () => {
  it.each<[string, unknown, string]>([
    ["is named with its layer", [{ dense: 4 }, { conv: 2, kernel: 3 }], 'Layer 2, {"conv":2,"kernel":3}: it does not fit.'],
    ["a sequence of what is no image", [{ sequence: true }], "Layer 1"],
    ["heads", [{ transformer: 3 }], "Layer 1"],
    ["an unknown layer", [{ pooling: 2 }], "there is no such layer; there are conv, pool"],
    ["an unknown key", [{ dense: 2, size: 3 }], 'dense has no "size"; it has dense, activation.'],
    ["a number", [{ dense: 2.5 }], '"dense" is a whole number from 1.'],
    ["a missing key", [{ conv: 2 }], 'conv needs "kernel".'],
    ["a word", [{ conv: 2, kernel: 3, activation: "reluu" }], '"activation" is "none" or "relu"'],
    ["no list", { dense: 2 }, "a network is a list of layers."],
  ])("%s", (_, layers, why) => {
    const attempt = () => summarise(parseLayers(layers), [1, 10]);
    expect(attempt).toThrow(LayerError);
    expect(attempt).toThrow(why);
  });

  it("is found where a pool leaves nothing", () => {
    const layers: Layer[] = [{ pool: 2 }, { pool: 2 }, { pool: 2 }];
    expect(() => summarise(layers, [1, 1, 4, 4])).toThrow("Layer 3");
  });
});

/** Stripes up or across, shifted at random and in noise. */
function stripes(count: number, draw: () => number) {
  const y = Int32Array.from({ length: count }, () => Math.floor(2 * draw()));
  const x = new Float32Array(count * 64);
  for (const [n, kind] of y.entries()) {
    const shift = Math.floor(4 * draw());
    for (let i = 0; i < 64; i++) {
      const along = kind === 0 ? i % 8 : i >> 3;
      x[64 * n + i] = ((along + shift) % 4 < 2 ? 1 : -1) + 3 * (draw() - 0.5);
    }
  }
  return { x, y };
}

it("learns to tell patterns, and infers alike from one example or many", async () => {
  const trainer = await createTrainer({
    network: (graph) => crossEntropy(buildLayers(graph.input("x", [32, 1, 8, 8]), CNN), graph.input("y", [32], "int32")),
    optimiser: adam({ learningRate: 0.01 }),
    runtime,
    random: seeded(4),
  });
  const draw = mulberry(1);
  for (let i = 0; i < 60; i++) await trainer.step(stripes(32, draw));
  const weights = trainer.weights();
  const predictor = (batch: number) =>
    createPredictor({
      inferred: (graph) => ({ logits: buildLayers(graph.input("x", [batch, 1, 8, 8]), CNN) }),
      weights,
      runtime,
    });
  const { x, y } = stripes(100, draw);
  const { logits } = await (await predictor(100)).run({ x });
  const right = [...y].filter((kind, i) => logits![2 * i + kind]! > logits![2 * i + 1 - kind]!).length;
  expect(right).toBeGreaterThanOrEqual(95);
  const alone = await (await predictor(1)).run({ x: x.slice(0, 64) });
  expect(Math.abs(alone.logits![0]! - logits![0]!)).toBeLessThan(1e-4);
});

it("infers with the running moments of a batch normalisation, not with those of what is asked", async () => {
  const layers: Layer[] = [{ norm: "batch" }];
  const inferred = {
    inferred: (graph: Parameters<typeof buildLayers>[0]["graph"]) => ({ y: buildLayers(graph.input("x", [2, 1]), layers) }),
    runtime,
  };
  const weights = {
    "layer.1.scale": Float32Array.of(2),
    "layer.1.shift": Float32Array.of(1),
    "layer.1.mean": Float32Array.of(10),
    "layer.1.variance": Float32Array.of(4),
  };
  const predictor = await createPredictor({ ...inferred, weights });
  const { y } = await predictor.run({ x: floats(2, () => 1).map((_, i) => 10 + 2 * i) });
  expect([...y!]).toEqual([expect.closeTo(1, 4), expect.closeTo(3, 4)]);
  await expect(createPredictor({ ...inferred, weights: {} })).rejects.toThrow('There are no weights for "layer.1.scale".');
});
