import type { Runtime } from "@segue/autograd";
import { onnxruntime } from "@segue/autograd/runtime";
import { createPool, createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import type { Algorithm, Checkpoints, Epoch, ModelFiles, Query, TrainContext } from "../../../src/algorithms/algorithm.js";
import { resolveConfig } from "../../../src/algorithms/config.js";
import { TrainingError } from "../../../src/algorithms/learning/training-error.js";
import { estimateTraining, restoreAlgorithm, trainAlgorithm } from "../../../src/algorithms/life.js";
import { algorithms } from "../../../src/algorithms/list.js";
import { itemKnn } from "../../../src/algorithms/recommend/item-knn.js";
import { usualSize } from "../../../src/algorithms/size.js";
import { shapeOf } from "../../../src/cleaning/report/shape.js";
import { weightsOf } from "../../../src/dataset/sequences.js";
import { evaluate } from "../../../src/evaluation/evaluate.js";
import { parseSplit } from "../../../src/evaluation/splits/parse.js";
import { trainingFor } from "../../../src/evaluation/splits/session-split.js";
import { roundWorld, TRACKS } from "../round-world.js";

const NETWORKS = ["gru", "transformer", "cnn-next"];
const pool = createPool(1);
const runtime = onnxruntime({ threads: 1 });

/** Learned in seconds. */
const SMALL = { width: 32, epochs: 4, warmUp: 20, learningRate: 0.01, dropout: 0.1 };

function configOf(algorithm: Algorithm, given: object) {
  const config = resolveConfig(algorithm, { ...SMALL, ...given });
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  return config.value;
}

const trained = (algorithm: Algorithm, given = {}, more: Partial<TrainContext> = {}) =>
  trainAlgorithm(algorithm, roundWorld(true), configOf(algorithm, given), {
    random: createRandom(1),
    pool,
    runtime,
    report: async () => {},
    ...more,
  });

/** One model of each algorithm and number of epochs for all who change nothing of it. */
const learned = new Map<string, ReturnType<typeof trained>>();
function afterEpochs(algorithm: Algorithm, epochs: number) {
  const key = `${algorithm.name} ${epochs}`;
  const model = learned.get(key) ?? trained(algorithm, { epochs });
  learned.set(key, model);
  return model;
}

const asking = (...tracks: number[]): Query => {
  const session = Int32Array.from(tracks);
  return { history: weightsOf(session), sequence: session, session };
};

/** The track with the highest score. */
const first = (scores: Float32Array) => scores.indexOf(Math.max(...scores));

describe.each(algorithms.filter(({ name }) => NETWORKS.includes(name)).map((algorithm) => [algorithm.name, algorithm] as const))(
  "%s",
  (_, algorithm) => {
    it("is expected to take little where there is little to learn from", () => {
      const usual = resolveConfig(algorithm, {});
      if ("problems" in usual) throw new Error(JSON.stringify(usual.problems));
      const bytes = (tracks: number, plays: number) =>
        estimateTraining(algorithm, usualSize({ users: plays / 10, tracks, plays }), usual.value).bytes;
      expect(bytes(100, 4000)).toBeLessThan(100e6);
      expect(bytes(60_000, 1_000_000)).toBeGreaterThan(800e6);
    });

    it("is laid out before it is trained as it is afterwards", async () => {
      const layout = algorithm.layout!({ tracks: TRACKS }, configOf(algorithm, {}));
      const { tensors } = (await afterEpochs(algorithm, 4)).files();
      const learnedNumbers = Object.values(tensors).reduce((sum, { data }) => sum + data.length, 0);
      expect(layout.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(learnedNumbers);
      expect(layout[0]).toEqual({ name: "tracks", weights: [[TRACKS, 32]], parameters: 32 * TRACKS });
      expect(new Set(layout.map(({ name }) => name)).size).toBe(layout.length);
    });

    it("finds the next track where only what came before the last tells it", async () => {
      const model = await afterEpochs(algorithm, 4);
      const { data } = await model.score([asking(3, 4, 5), asking(59, 6, 13, 20)]);
      expect(first(data.subarray(0, TRACKS))).toBe(6);
      expect(first(data.subarray(TRACKS))).toBe(27);
    });

    it("scores beginnings of a session beside it as it scores each alone, and the session that goes on, not what came before it", async () => {
      const model = await afterEpochs(algorithm, 1);
      const asked = [asking(3, 4, 5), asking(3), asking(3, 4), asking(3, 4, 5, 6), asking(7), asking()];
      const together = await model.score(asked);
      for (const [q, query] of asked.entries()) {
        const longer = { ...query, sequence: Int32Array.of(40, 41, ...query.session!), history: weightsOf(Int32Array.of(40)) };
        const alone = await model.score([q === asked.length - 1 ? query : longer]);
        expect(together.data.subarray(q * TRACKS, (q + 1) * TRACKS)).toEqual(alone.data);
      }
    });

    it("learns no further when it is enough: what it had begun since its best epoch is forgotten", async () => {
      const endedAt = async (steps: number) => {
        const told: number[] = [];
        let asked = 0;
        const model = await trained(
          algorithm,
          {},
          {
            learned: async (_, best) => void told.push(best),
            isEnough: async () => told.length === 2 && asked++ >= steps,
          },
        );
        expect(told).toHaveLength(2);
        return model.files();
      };
      const atOnce = await endedAt(0);
      expect(await endedAt(3)).toEqual(atOnce);
      expect(atOnce).not.toEqual((await afterEpochs(algorithm, 4)).files());
    });

    it("is a plain graph, too, that gives the scores of the model", async () => {
      const model = await trained(algorithm, { epochs: 1, length: 5 });
      const { onnx, length } = model.plain!();
      expect(Buffer.from(onnx).includes("com.microsoft")).toBe(false);
      const session = await runtime.open(onnx);
      for (const asked of [[], [3], [3, 4, 5], [9, 8, 7, 3, 4, 5, 6]]) {
        const { data } = await model.score([asking(...asked)]);
        const read = asked.slice(-length);
        const scores = new Float32Array(TRACKS);
        const sequence = Int32Array.from({ length }, (_, i) => read[i] ?? 0);
        await session.run(
          {
            sequence: { type: "int32", shape: [1, length], data: sequence },
            length: { type: "int32", shape: [1], data: Int32Array.of(read.length) },
          },
          { scores: { type: "float32", shape: [1, TRACKS], data: scores } },
        );
        for (const [track, score] of scores.entries()) expect(Math.abs(score - data[track]!)).toBeLessThan(1e-5);
      }
      await session.close();
    });

    it("reads the newest tracks of a session that is longer than it reads", async () => {
      const model = await trained(algorithm, { epochs: 1, length: 4 });
      const [long, end] = [asking(9, 8, 7, 3, 4, 5, 6), asking(3, 4, 5, 6)];
      expect(await model.score([long])).toEqual(await model.score([end]));
      const endless = asking(...Array.from({ length: 5000 }, (_, i) => i % TRACKS));
      expect((await model.score([endless])).data.some(Number.isNaN)).toBe(false);
    });

    it("comes to the same when it is killed, wherever, and goes on from its checkpoint", async () => {
      const whole = await afterEpochs(algorithm, 4);
      for (const steps of [120, 280]) {
        const kept = keeping();
        await expect(trained(algorithm, { epochs: 4 }, { checkpoints: kept, report: dyingAfter(steps) })).rejects.toThrow(
          "killed",
        );
        expect(kept.saved).toBeGreaterThan(0);
        const told: number[] = [];
        const resumed = await trained(
          algorithm,
          { epochs: 4 },
          { checkpoints: kept, report: async (fraction) => void told.push(fraction) },
        );
        expect(told[1]).toBeGreaterThan(0.1);
        expect(resumed.files()).toEqual(whole.files());
      }
    });

    it("tells of each epoch, learns, and ends where the held-out sessions gain nothing more", async () => {
      const epochs: Epoch[] = [];
      const learned = async (epoch: Epoch) => void epochs.push(epoch);
      await trained(algorithm, { epochs: 30, patience: 1 }, { learned });
      expect(epochs[1]!.loss).toBeLessThan(epochs[0]!.loss);
      expect(epochs.length).toBeLessThan(30);
      const last = epochs.at(-1)!;
      expect(last["mrr@20"]).toBeLessThanOrEqual(epochs.at(-2)!["mrr@20"]!);
      expect(last).toMatchObject({ epoch: epochs.length, epochs: 30, "hit@20": expect.closeTo(1) });
    });

    it("says what to set where it diverges", async () => {
      const diverging = trained(algorithm, { learningRate: 0.03 }, { runtime: failingAfter(5) });
      await expect(diverging).rejects.toThrow(TrainingError);
      await expect(diverging).rejects.toMatchObject({
        message: expect.stringContaining("in epoch 1, at step"),
        remedy: expect.stringMatching(/Set learningRate=0\.01 \(now 0\.03\)/),
        set: { learningRate: 0.01 },
      });
    });

    it("says of data without order that they do not support it, and of a machine without onnxruntime what to take", async () => {
      const { order: _, ...events } = roundWorld(true).events;
      expect(algorithm.unfit(shapeOf({ ...roundWorld(true), events }))).toMatch(/there are none/);
      const { runtime: __, ...without } = { random: createRandom(1), pool, runtime, report: async () => {} };
      await expect(trainAlgorithm(algorithm, roundWorld(true), configOf(algorithm, {}), without)).rejects.toThrow(
        /needs onnxruntime/,
      );
    });

    it("refuses files that hold something else", async () => {
      const { tensors } = (await afterEpochs(algorithm, 1)).files();
      const broken = { tensors: { ...tensors, biases: { shape: [3], data: new Float32Array(3) } } };
      expect(() => restoreAlgorithm(algorithm, broken, configOf(algorithm, {}), runtime)).toThrow(/tensors are no/);
    });

    it("beats models that are blind to the order where it tells something, and nowhere else", async () => {
      const [read, blind] = [await hits(algorithm, true), await hits(itemKnn, true)];
      expect(read.low).toBeGreaterThan(blind.high);
      const [nothing, blindToNothing] = [await hits(algorithm, false), await hits(itemKnn, false)];
      expect(nothing.low).toBeLessThan(blindToNothing.high);
    });
  },
);

it("is of other layers where they are chosen: another kind, and more of them", async () => {
  const recurrent = algorithms.find(({ name }) => name === "gru")!;
  const one = (await afterEpochs(recurrent, 1)).files();
  const other = (await trained(recurrent, { epochs: 1, cell: "lstm", layers: 2 })).files();
  const layersOf = ({ tensors }: ModelFiles) =>
    [...new Set(Object.keys(tensors).flatMap((name) => /^network\/((?:gru|lstm)\.\d)/.exec(name)?.[1] ?? []))].sort();
  expect([one, other].map(layersOf)).toEqual([["gru.1"], ["lstm.1", "lstm.2"]]);
});

it("says of heads that cannot share the width that they make no network, before anything is trained", async () => {
  const transformer = algorithms.find(({ name }) => name === "transformer")!;
  const size = usualSize({ users: 100, tracks: 200, plays: 3000 });
  expect(() => estimateTraining(transformer, size, configOf(transformer, { width: 30 }))).toThrow(
    /make no network. Attention: .*4 heads cannot share its width/,
  );
});

/** How often the very next track comes first, known as it is from the first half of the sessions. */
async function hits(algorithm: Algorithm, inOrder: boolean) {
  const split = parseSplit("sessions:0.5").split(roundWorld(inOrder), createRandom(1));
  const config = algorithm === itemKnn ? resolveConfig(algorithm, {}) : { value: configOf(algorithm, {}) };
  if ("problems" in config) throw new Error();
  const context = { random: createRandom(1), pool, runtime, report: async () => {} };
  const recommender = await trainAlgorithm(algorithm, trainingFor(split, "test"), config.value, context);
  const judged = await evaluate({ recommender, split, part: "test", k: [1], random: createRandom(1) });
  return judged.metrics["hit@1"]!;
}

/** Bounded scores and Adam hardly diverge by themselves: a runtime that gives no numbers stands for what may happen on other machines. */
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

function dyingAfter(steps: number): TrainContext["report"] {
  let told = 0;
  return async () => {
    if (told++ > steps) throw new Error("killed");
  };
}
