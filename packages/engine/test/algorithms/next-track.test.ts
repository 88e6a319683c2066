import { createPool, createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import type { Algorithm, Query } from "../../src/algorithms/algorithm.js";
import { resolveConfig } from "../../src/algorithms/config.js";
import { restoreAlgorithm, trainAlgorithm } from "../../src/algorithms/life.js";
import { itemKnn } from "../../src/algorithms/recommend/item-knn.js";
import { sequentialRules } from "../../src/algorithms/recommend/sequential-rules.js";
import { sessionKnn } from "../../src/algorithms/recommend/session-knn.js";
import { shapeOf } from "../../src/cleaning/report/shape.js";
import { weightsOf } from "../../src/dataset/sequences.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { trainingFor } from "../../src/evaluation/splits/session-split.js";
import { roundWorld, TRACKS } from "./round-world.js";

const pool = createPool(1);
async function trained(algorithm: Algorithm, dataset = roundWorld(true), given = {}) {
  const config = resolveConfig(algorithm, given);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const context = { random: createRandom(1), pool, report: async () => {} };
  return { model: await trainAlgorithm(algorithm, dataset, config.value, context), config: config.value };
}

const asking = (...tracks: number[]): Query => {
  const session = Int32Array.from(tracks);
  return { history: weightsOf(session), sequence: session, session };
};

/** The tracks of a row of scores, best first. */
const order = (scores: Float32Array) => Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);

describe.each([sessionKnn, sequentialRules])("$name", (algorithm) => {
  it("finds the next track where the order tells it", async () => {
    const { model } = await trained(algorithm);
    const { data } = await model.score([asking(3, 4, 5)]);
    expect(order(data)[0]).toBe(6);
  });

  it("is not led by what was played before the session, nor by what comes after it in the history", async () => {
    const { model } = await trained(algorithm);
    const longer = { ...asking(3, 4, 5), sequence: Int32Array.of(40, 41, 3, 4, 5) };
    expect(await model.score([longer])).toEqual(await model.score([asking(3, 4, 5)]));
  });

  it("answers sessions of any length, tracks that nobody follows, and none at all", async () => {
    const { model } = await trained(algorithm);
    const long = asking(...Array.from({ length: 5000 }, (_, i) => i % TRACKS));
    const { data } = await model.score([long, asking(), asking(7)]);
    expect(data.some(Number.isNaN)).toBe(false);
    expect(data.subarray(TRACKS, 2 * TRACKS).every((score) => score === 0)).toBe(true);
  });

  it("says of data without order that they do not support it", () => {
    const plain = { ...roundWorld(true), events: { ...roundWorld(true).events } };
    delete (plain.events as { order?: Float64Array }).order;
    expect(algorithm.unfit(shapeOf(plain))).toMatch(/there are none/);
    expect(algorithm.unfit(shapeOf(roundWorld(true)))).toBeUndefined();
  });

  it("refuses files that hold something else", async () => {
    const { model, config } = await trained(algorithm);
    const { tensors } = model.files();
    const broken = { tensors: { ...tensors, indptr: { ...tensors.indptr!, data: tensors.indptr!.data.slice().fill(9) } } };
    expect(() => restoreAlgorithm(algorithm, broken, config)).toThrow(/tensors are no/);
  });
});

describe("the order of play", () => {
  /** How often the very next track comes first, known as it is from the first half of the sessions. */
  async function hits(algorithm: Algorithm, inOrder: boolean) {
    const split = parseSplit("sessions:0.5").split(roundWorld(inOrder), createRandom(1));
    const { model } = await trained(algorithm, trainingFor(split, "test"));
    const judged = await evaluate({ recommender: model, split, part: "test", k: [1], random: createRandom(1) });
    return judged.metrics["hit@1"]!;
  }

  it.each([sessionKnn, sequentialRules])(
    "is worth reading where it tells something, and nowhere else: $name",
    async (algorithm) => {
      const [read, blind] = [await hits(algorithm, true), await hits(itemKnn, true)];
      expect(read.low).toBeGreaterThan(blind.high);
      const [nothing, blindToNothing] = [await hits(algorithm, false), await hits(itemKnn, false)];
      expect(nothing.low).toBeLessThan(blindToNothing.high);
    },
  );
});
