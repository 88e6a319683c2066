import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Graph } from "../src/graph/graph.js";
import { crossEntropy } from "../src/losses/cross-entropy.js";
import { adam } from "../src/optimisers/adam.js";
import type { Optimiser } from "../src/optimisers/optimiser.js";
import { sgd } from "../src/optimisers/sgd.js";
import type { Batch } from "../src/training/batch.js";
import { createTrainer } from "../src/training/trainer.js";
import { networks } from "./golden/networks.js";
import { runtime, seeded } from "./support.js";

type Numbers = Record<string, number[]>;
type Golden = { weights: Numbers; batch: Numbers; gradients: Numbers; losses: number[] };

const golden = JSON.parse(readFileSync(new URL("./golden/golden.json", import.meta.url), "utf8")) as Record<string, Golden>;

describe.each(Object.entries(networks))("%s, as JAX computes it in float64", (name, logits) => {
  const { weights, batch, gradients, losses } = golden[name]!;
  const network = (graph: Graph) => {
    const z = logits(graph);
    return crossEntropy(z, graph.input("y", [z.shape[0]!], "int32"));
  };
  const given: Batch = Object.fromEntries(
    Object.entries(batch).map(([key, values]) => [key, key === "x" ? Float32Array.from(values) : Int32Array.from(values)]),
  );
  const begun = async (optimiser: Optimiser) => {
    const trainer = await createTrainer({ network, optimiser, runtime, random: seeded(1) });
    trainer.load(Object.fromEntries(Object.entries(weights).map(([key, values]) => [key, Float32Array.from(values)])));
    return trainer;
  };

  it("has the same gradients", async () => {
    // A step of plain descent with rate 1 moves each weight by its gradient.
    const trainer = await begun(sgd({ learningRate: 1 }));
    await trainer.step(given);
    const moved = trainer.weights();
    expect(Object.keys(moved).sort()).toEqual(Object.keys(gradients).sort());
    for (const [key, values] of Object.entries(gradients))
      for (const [i, gradient] of values.entries())
        expect(Math.abs(weights[key]![i]! - moved[key]![i]! - gradient)).toBeLessThan(2e-6);
  });

  it("has the same losses over ten steps of Adam", async () => {
    const trainer = await begun(adam({ learningRate: 0.01 }));
    for (const loss of losses) expect(Math.abs((await trainer.step(given)) - loss)).toBeLessThan(2e-5);
  });
});
