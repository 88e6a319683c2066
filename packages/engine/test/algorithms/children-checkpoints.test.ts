import { onnxruntime } from "@segue/autograd/runtime";
import { createPool, createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import type { ModelFiles, TrainContext } from "../../src/algorithms/algorithm.js";
import { resolveConfig } from "../../src/algorithms/config.js";
import { trainAlgorithm } from "../../src/algorithms/life.js";
import { rerank } from "../../src/algorithms/recommend/rerank.js";
import { roundWorld } from "./round-world.js";

const pool = createPool(1);
const runtime = onnxruntime({ threads: 1 });

/** A network among the children, learned in a second. */
const WITH_NETWORK = {
  children: [
    { algorithm: "sequential-rules" },
    { algorithm: "gru", config: { width: 16, epochs: 4, batch: 64, negatives: 32, learningRate: 0.01 } },
  ],
  epochs: 2,
};

function trained(more: Partial<TrainContext>) {
  const config = resolveConfig(rerank, WITH_NETWORK);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const context = { random: createRandom(1), pool, runtime, report: async () => {}, ...more };
  return trainAlgorithm(rerank, roundWorld(true), config.value, context);
}

/** Keeps the state of each child, and which of them told of how many epochs. */
function keeping() {
  const states = new Map<number, ModelFiles>();
  const epochs: string[] = [];
  return {
    states,
    epochs,
    ofChild: ((number, algorithm) => ({
      checkpoints: {
        load: async () => states.get(number),
        save: async (state) => void states.set(number, structuredClone(state)),
      },
      learned: async ({ epoch }) => void epochs.push(`${algorithm} ${number}: ${epoch}`),
    })) satisfies TrainContext["ofChild"],
  };
}

it("a network that is a child goes on where it was, and comes to the same; one that had learned is not taught again", async () => {
  const whole = await trained({});
  const kept = keeping();
  const dying: TrainContext["report"] = async (_, doing) => {
    // The fourth child is the network once more, on all data.
    if (kept.states.has(4) && doing.includes("epoch 3")) throw new Error("killed");
  };
  await expect(trained({ ofChild: kept.ofChild, report: dying })).rejects.toThrow("killed");
  expect(kept.epochs.filter((told) => told.startsWith("gru 2"))).toEqual(["gru 2: 1", "gru 2: 2", "gru 2: 3", "gru 2: 4"]);
  kept.epochs.length = 0;
  const resumed = await trained({ ofChild: kept.ofChild });
  expect(kept.epochs).toEqual(["gru 4: 3", "gru 4: 4"]);
  expect(resumed.files()).toEqual(whole.files());
});
