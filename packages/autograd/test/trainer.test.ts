import { describe, expect, it } from "vitest";
import type { Graph, Tensor } from "../src/graph/graph.js";
import { attention } from "../src/layers/attention.js";
import { dense } from "../src/layers/dense.js";
import { dropout } from "../src/layers/dropout.js";
import { embedding } from "../src/layers/embedding.js";
import { gru } from "../src/layers/gru.js";
import { batchNorm } from "../src/layers/normalisation.js";
import { crossEntropy } from "../src/losses/cross-entropy.js";
import { meanSquaredError } from "../src/losses/squared-error.js";
import { log } from "../src/operators/functions.js";
import { reshape } from "../src/operators/reshape.js";
import { adam, adamW } from "../src/optimisers/adam.js";
import type { Optimiser } from "../src/optimisers/optimiser.js";
import { cosine, warmUp } from "../src/optimisers/schedule.js";
import { sgd } from "../src/optimisers/sgd.js";
import { onnxruntime } from "../src/runtime/onnxruntime.js";
import { createTrainer } from "../src/training/trainer.js";
import type { Network } from "../src/training/training-graph.js";
import { mulberry } from "./reference/gradients.js";
import { floats, idsBelow, runtime, seeded } from "./support.js";

const ROWS = 400;

/** Something of everything that could remember or be random. */
function network(graph: Graph): Tensor {
  const ids = graph.input("ids", [8, 6], "int32");
  const vectors = embedding(graph, { name: "tracks", rows: ROWS, width: 8, sparse: true }).lookup(ids);
  const seen = attention(dropout(vectors, 0.2), { name: "attention", heads: 2, causal: true });
  const states = batchNorm(gru(seen, { name: "gru", units: 8 }), "norm");
  const logits = dense(dropout(states, 0.1), { name: "head", units: ROWS });
  return crossEntropy(reshape(logits, [48, ROWS]), graph.input("next", [48], "int32"));
}

const batches = Array.from({ length: 8 }, (_, i) => {
  const draw = mulberry(i);
  return { ids: idsBelow(ROWS, 48, draw), next: idsBelow(ROWS, 48, draw) };
});
const optimiser = adamW({ learningRate: warmUp(3, cosine(0.01, 20)), weightDecay: 0.01, clipNorm: 1 });
const trainer = (threads: number) => createTrainer({ network, optimiser, runtime: onnxruntime({ threads }), random: seeded(7) });

async function trained(threads: number, pauseAt?: number) {
  let each = await trainer(threads);
  const losses: number[] = [];
  for (const [i, batch] of batches.entries()) {
    if (i === pauseAt) {
      const checkpoint = structuredClone(each.checkpoint());
      await each.close();
      each = await trainer(threads);
      each.restore(checkpoint);
    }
    losses.push(await each.step(batch));
  }
  const weights = each.weights();
  await each.close();
  return { losses, weights };
}

describe("repeatability", () => {
  it("gives the same bits again, with one and two threads, and after a stop in the middle", async () => {
    const first = await trained(1);
    expect(await trained(1)).toEqual(first);
    expect(await trained(2)).toEqual(first);
    expect(await trained(2, 4)).toEqual(first);
    expect(first.losses.at(-1)).not.toBe(first.losses[0]);
  });

  it("begins with other weights for another seed", async () => {
    const weights = await Promise.all(
      [1, 2].map(async (seed) => (await createTrainer({ network, optimiser, runtime, random: seeded(seed) })).weights()),
    );
    expect(weights[0]!["head.weight"]).not.toEqual(weights[1]!["head.weight"]);
    expect(weights[0]!["head.bias"]).toEqual(weights[1]!["head.bias"]);
  });
});

/** Trains x W against targets and gives the weights. */
async function regression(each: Optimiser, steps: number) {
  const made = await createTrainer({
    network: (graph) =>
      meanSquaredError(dense(graph.input("x", [4, 2]), { name: "w", units: 1, bias: false }), graph.input("y", [4, 1])),
    optimiser: each,
    runtime,
    random: seeded(1),
  });
  made.load({ "w.weight": Float32Array.of(1, -2) });
  for (let i = 0; i < steps; i++) await made.step({ x: X, y: Y });
  return made.weights()["w.weight"]!;
}

const X = Float32Array.of(1, 2, -1, 0.5, 0.3, -2, 2, 1);
const Y = Float32Array.of(1, 0, 2, -1);

/** The same by the textbook, in float64. */
function byHand(
  steps: number,
  follow: (weight: number, gradient: number, step: number, memory: number[]) => number,
  limit = Number.POSITIVE_INFINITY,
) {
  const weights = [1, -2];
  const memories: number[][] = [
    [0, 0],
    [0, 0],
  ];
  for (let step = 1; step <= steps; step++) {
    const errors = [...Y].map((y, i) => X[2 * i]! * weights[0]! + X[2 * i + 1]! * weights[1]! - y);
    const gradients = [0, 1].map((j) => errors.reduce((sum, error, i) => sum + (2 / 4) * error * X[2 * i + j]!, 0));
    const share = Math.min(1, limit / Math.hypot(...gradients));
    for (const j of [0, 1]) weights[j] = follow(weights[j]!, share * gradients[j]!, step, memories[j]!);
  }
  return weights;
}

const adamByHand = (rate: number, decay: number) => (weight: number, gradient: number, step: number, memory: number[]) => {
  memory[0] = 0.9 * memory[0]! + 0.1 * gradient;
  memory[1] = 0.999 * memory[1]! + 0.001 * gradient ** 2;
  const [m, v] = [memory[0] / (1 - 0.9 ** step), memory[1] / (1 - 0.999 ** step)];
  return weight - rate * decay * weight - (rate * m) / (Math.sqrt(v) + 1e-8);
};

describe("optimisers", () => {
  const momentum = (weight: number, gradient: number, _: number, memory: number[]) => {
    memory[0] = 0.9 * memory[0]! + gradient;
    return weight - 0.1 * memory[0];
  };
  const plain = (weight: number, gradient: number) => weight - 0.1 * gradient;
  it.each([
    ["SGD", sgd({ learningRate: 0.1 }), byHand(20, plain)],
    ["SGD with momentum", sgd({ learningRate: 0.1, momentum: 0.9 }), byHand(20, momentum)],
    ["clipped SGD", sgd({ learningRate: 0.1, clipNorm: 0.5 }), byHand(20, plain, 0.5)],
    ["Adam", adam({ learningRate: 0.1 }), byHand(20, adamByHand(0.1, 0))],
    ["AdamW", adamW({ learningRate: 0.1, weightDecay: 0.1 }), byHand(20, adamByHand(0.1, 0.1))],
  ])("%s does what its paper says", async (_, each, expected) => {
    const weights = await regression(each, 20);
    for (const [i, value] of expected.entries()) expect(weights[i]).toBeCloseTo(value, 4);
  });

  it("follows warm-up and cosine", () => {
    const rate = warmUp(4, cosine(1, 10, 0.1));
    expect([1, 2].map(rate)).toEqual([0.25, expect.closeTo(0.5 * (0.1 + 0.45 * (1 + Math.cos(Math.PI / 10))))]);
    expect([11, 50].map(rate)).toEqual([expect.closeTo(0.1), expect.closeTo(0.1)]);
  });
});

describe("sparse rows", () => {
  const tables = (sparse: boolean) => (graph: Graph) => {
    const table = embedding(graph, { name: "t", rows: ROWS, width: 4, sparse });
    const [a, b] = ["a", "b"].map((name) => table.lookup(graph.input(name, [6], "int32"))) as [Tensor, Tensor];
    return meanSquaredError(a, b);
  };
  const batch = { a: Int32Array.of(1, 1, 399, 0, 5, 6), b: Int32Array.of(2, 3, 1, 0, 7, 399) };
  const after = async (sparse: boolean, each: Optimiser) => {
    const made = await createTrainer({ network: tables(sparse), optimiser: each, runtime, random: seeded(3) });
    for (let i = 0; i < 5; i++) await made.step(batch);
    return made.weights().t!;
  };

  it.each([
    ["SGD", sgd({ learningRate: 0.5 })],
    ["clipped SGD", sgd({ learningRate: 0.5, clipNorm: 0.01 })],
    // Rows that no batch names have no gradient, so that here Adam too does the same for both.
    ["Adam", adam({ learningRate: 0.01 })],
  ])("learn as a table within the graph does (%s)", async (_, each) => {
    const [sparse, dense] = [await after(true, each), await after(false, each)];
    expect(Math.max(...sparse.map((value, i) => Math.abs(value - dense[i]!)))).toBeLessThan(1e-6);
  });

  it("refuse ids that are no rows", async () => {
    const made = await createTrainer({ network: tables(true), optimiser, runtime, random: seeded(3) });
    await expect(made.step({ ...batch, b: Int32Array.of(0, 0, 0, 0, 0, ROWS) })).rejects.toThrow(
      'Input "b" (int32, [6]): number 5 is 400, and ids lie in 0 to 399.',
    );
  });
});

describe("networks for batches of several shapes", () => {
  const ofSize = (batch: number) => (graph: Graph) => {
    const rows = embedding(graph, { name: "t", rows: ROWS, width: 4, sparse: true });
    const y = dense(rows.lookup(graph.input("a", [batch], "int32")), { name: "w", units: 1 });
    return meanSquaredError(y, graph.input("y", [batch, 1]));
  };
  const few = { a: Int32Array.of(1, 1, 399, 7), y: Float32Array.of(1, 0, -1, 2) };
  const twice = { a: Int32Array.of(...few.a, ...few.a), y: Float32Array.of(...few.y, ...few.y) };
  const begun = (network: Network | readonly Network[]) =>
    createTrainer({ network, optimiser: adam({ learningRate: 0.05 }), runtime, random: seeded(3) });

  it("share their weights and what the optimiser remembers", async () => {
    const [one, both] = [await begun(ofSize(4)), await begun([ofSize(4), ofSize(8)])];
    for (let i = 0; i < 6; i++) {
      await one.step(few);
      await (i % 2 === 0 ? both.step(few, 0) : both.step(twice, 1));
    }
    const [alone, together] = [one.weights(), both.weights()];
    for (const [name, weights] of Object.entries(alone)) {
      expect(Math.max(...weights.map((value, i) => Math.abs(value - together[name]![i]!)))).toBeLessThan(1e-5);
    }
  });

  it("are refused where their weights differ", async () => {
    const wider = (graph: Graph) =>
      meanSquaredError(dense(graph.input("x", [8, 5]), { name: "w", units: 1 }), graph.input("y", [8, 1]));
    await expect(begun([ofSize(4), wider])).rejects.toThrow(
      "share their weights: one has w.weight: [4 × 1], another w.weight: [5 × 1]",
    );
  });
});

describe("what goes wrong", () => {
  const logarithm = (graph: Graph) =>
    meanSquaredError(log(dense(graph.input("x", [2, 1]), { name: "w", units: 1 })), graph.input("y", [2, 1]));
  const made = async (rate: number) => {
    const each = await createTrainer({ network: logarithm, optimiser: sgd({ learningRate: rate }), runtime, random: seeded(1) });
    each.load({ "w.weight": Float32Array.of(1), "w.bias": Float32Array.of(0) });
    return each;
  };
  const x = Float32Array.of(1, 2);
  const y = Float32Array.of(-3, -4);

  it("says that a loss is no number, what to do, and keeps the weights from before", async () => {
    const each = await made(10);
    await each.step({ x, y });
    const weights = each.weights();
    await expect(each.step({ x, y })).rejects.toThrow(
      /^Step 2: the loss is no number any more \(NaN; the learning rate was 10\)\. Train again/,
    );
    expect(each.weights()).toEqual(weights);
    expect(each.steps).toBe(1);
  });

  it("says which input is no number", async () => {
    const each = await made(0.1);
    await expect(each.step({ x: Float32Array.of(1, Number.NaN), y })).rejects.toThrow('input "x" holds NaN at 1');
  });

  it("sees a loss that grows without end", async () => {
    const each = await createTrainer({
      network: (graph) => meanSquaredError(dense(graph.input("x", [2, 1]), { name: "w", units: 1 }), graph.input("y", [2, 1])),
      optimiser: sgd({ learningRate: 1 }),
      runtime,
      random: seeded(1),
    });
    const train = async () => {
      for (let i = 0; i < 100; i++) await each.step({ x, y });
    };
    await expect(train()).rejects.toThrow(/more than 100 times that of the first steps/);
  });

  it("says which weights do not fit, and what the batch lacks", async () => {
    const each = await made(0.1);
    expect(() => each.load({ v: x })).toThrow('The network has no "v"; it has w.weight, w.bias.');
    expect(() => each.load({ "w.weight": x })).toThrow("has 2 numbers, and the network takes 1");
    await expect(each.step({ x })).rejects.toThrow('Input "y" (float32, [2 × 1]): the batch does not have it.');
    await expect(each.step({ x, y: new Float32Array(3) })).rejects.toThrow("it takes 2 numbers, not 3");
    await expect(each.step({ x, y: new Int32Array(2) })).rejects.toThrow("it takes a Float32Array, not a Int32Array");
    expect(() => each.restore({ step: 1, arrays: {} })).toThrow('The checkpoint lacks "weights/w.weight".');
  });

  it("refuses parameters without use", async () => {
    const idle = (graph: Graph) => {
      dense(graph.input("z", [1, 1]), { name: "idle", units: 1 });
      return logarithm(graph);
    };
    await expect(createTrainer({ network: idle, optimiser, runtime, random: seeded(1) })).rejects.toThrow(
      'does not depend on "idle.weight"',
    );
  });

  it("leaves out about as much as dropout shall, and enlarges the rest", async () => {
    const each = await createTrainer({
      network: (graph) =>
        meanSquaredError(
          dropout(dense(graph.input("one", [1, 1]), { name: "w", units: 4000 }), 0.25),
          graph.input("zero", [1, 4000]),
        ),
      optimiser,
      runtime,
      random: seeded(1),
    });
    each.load({ "w.weight": new Float32Array(4000).fill(1) });
    // The mean of squares that are 1 / 0.75² with the probability 0.75.
    expect(await each.step({ one: Float32Array.of(1), zero: floats(4000, () => 0.5) })).toBeCloseTo(1 / 0.75, 1);
  });
});
