import { onnxruntime } from "@segue/autograd/runtime";
import { createPool, createRandom, denseRow } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import type { Algorithm, Query } from "../../src/algorithms/algorithm.js";
import { resolveConfig } from "../../src/algorithms/config.js";
import { holdsOf, restoreAlgorithm, trainAlgorithm } from "../../src/algorithms/life.js";
import { popularity } from "../../src/algorithms/recommend/popularity.js";
import { rerank } from "../../src/algorithms/recommend/rerank.js";
import { candidatesOf, opinionOf } from "../../src/algorithms/reranking/candidates.js";
import { type Examples, heldOutSessions, noExamples } from "../../src/algorithms/reranking/examples.js";
import { judge, learnPerceptron } from "../../src/algorithms/reranking/perceptron.js";
import { weightsOf } from "../../src/dataset/sequences.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { drawCases, nextTrackCases } from "../../src/evaluation/next-track.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { trainingFor } from "../../src/evaluation/splits/session-split.js";
import { roundWorld } from "./round-world.js";

const pool = createPool(1);
const runtime = onnxruntime({ threads: 1 });
const report = async () => {};
const world = roundWorld(true);
const BLIND_AND_READING = { children: [{ algorithm: "popularity" }, { algorithm: "sequential-rules" }], epochs: 30 };

async function trained(given: object, dataset = world, algorithm: Algorithm = rerank) {
  const config = resolveConfig(algorithm, given);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const context = { random: createRandom(1), pool, report, runtime };
  return { model: await trainAlgorithm(algorithm, dataset, config.value, context), config: config.value };
}

const asking = (...tracks: number[]): Query => {
  const session = Int32Array.from(tracks);
  return { history: weightsOf(session), sequence: session, session };
};

describe("candidates", () => {
  const opinions = [Float32Array.of(0, 3, 2, 1, 0, 0), Float32Array.of(0, 0, 5, 0, 0, 4)].map((scores) => opinionOf(scores, 3));

  it("are what the children put in front most often, and what is sure", () => {
    expect([...candidatesOf(opinions, [], 2)]).toEqual([1, 2]);
    expect([...candidatesOf(opinions, [4, 4], 3)]).toEqual([1, 2, 4]);
    expect([...candidatesOf(opinions, [], 100)]).toEqual([1, 2, 3, 5]);
  });

  it("are not tracks of which nothing is said", () => {
    expect([...opinionOf(new Float32Array(5), 3).best]).toEqual([]);
    expect([...opinionOf(Float32Array.of(Number.NEGATIVE_INFINITY, 1, 1), 3).best]).toEqual([]);
  });
});

describe("the network", () => {
  /** Candidates of three numbers, right being the one whose first number is highest where the third is positive, else the one whose second is. */
  function examples(count: number, seed: string): Examples {
    const random = createRandom(seed);
    const features = new Float32Array(count * 10 * 3);
    const right = new Uint32Array(count);
    for (let e = 0; e < count; e++) {
      const side = random.normal();
      const rows = Array.from({ length: 10 }, () => [random.normal(), random.normal(), side]);
      rows.forEach((row, i) => void features.set(row, (e * 10 + i) * 3));
      const told = rows.map((row) => (side > 0 ? row[0]! : row[1]!));
      right[e] = told.indexOf(Math.max(...told));
    }
    return { width: 3, bounds: Uint32Array.from({ length: count + 1 }, (_, e) => 10 * e), features, right };
  }
  const options = { units: 16, epochs: 12, learningRate: 0.01, trusted: [0], runtime, report };

  function share({ right, features }: Examples, learned: Parameters<typeof judge>[0]) {
    const first = right.filter((answer, e) => {
      const logits = judge(learned, features.subarray(30 * e, 30 * (e + 1)));
      return logits.indexOf(Math.max(...logits)) === answer;
    });
    return first.length / right.length;
  }

  it("learns whom to trust when, which no weighted sum can tell", async () => {
    const learned = await learnPerceptron(examples(3000, "taught"), { ...options, random: createRandom(1) });
    // A sum of both numbers would find about half of them, one alone 55 %.
    expect(share(examples(500, "asked"), learned)).toBeGreaterThan(0.85);
  });

  it("adds up what it is told to trust where there is nothing to learn from", async () => {
    const learned = await learnPerceptron(noExamples(1), { ...options, trusted: [0, 2], random: createRandom(1) });
    const row = new Float32Array(learned.mean.length);
    row[0] = 4;
    row[2] = 1;
    expect(judge(learned, row)[0]).toBeCloseTo(2.5, 6);
  });
});

describe("cases that are drawn", () => {
  const split = heldOutSessions(world, 0.1, createRandom(1))!;

  it("are those that are judged, or some of them", () => {
    const all = Array.from(nextTrackCases(split, "test").each(), ({ query, targets }) => ({ query, next: targets[0]! }));
    expect(drawCases(split, "test", 1e6, createRandom(1))).toEqual(all);
    const some = drawCases(split, "test", 20, createRandom(1));
    expect(some).toHaveLength(20);
    for (const each of some) expect(all).toContainEqual(each);
  });

  it("need sessions to be drawn from", () => {
    expect(heldOutSessions(world, 0.001, createRandom(1))).toBeUndefined();
  });
});

describe("rerank", () => {
  it("trusts the child that reads the order where that tells what comes next", async () => {
    const split = parseSplit("sessions:0.8").split(world, createRandom(1));
    const hits = async (given: object, algorithm?: Algorithm) => {
      const { model } = await trained(given, trainingFor(split, "test"), algorithm);
      return (await evaluate({ recommender: model, split, part: "test", k: [1], random: createRandom(1) })).metrics["hit@1"]!;
    };
    const [both, blind] = [await hits(BLIND_AND_READING), await hits({}, popularity)];
    expect(both.low).toBeGreaterThan(0.5);
    expect(both.low).toBeGreaterThan(blind.high);
  });

  it("scores candidates by the chance that they are next, and all others below them", async () => {
    const { model } = await trained({ ...BLIND_AND_READING, candidates: 10 });
    const scores = denseRow(await model.score([asking(3, 4, 5)]), 0);
    const best = [...scores].sort((a, b) => b - a);
    expect(best.slice(0, 10).reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(1, 5);
    expect(best[9]! - best[10]!).toBeGreaterThanOrEqual(0.99);
    expect(scores.indexOf(best[0]!)).toBe(6);
  });

  it("keeps histories where a child does", () => {
    expect(holdsOf(rerank, { children: [{ algorithm: "sequential-rules", config: {} }] })).toBe("tracks");
    expect(holdsOf(rerank, { children: [{ algorithm: "session-knn", config: {} }] })).toBe("histories");
  });

  it("refuses files that hold another network", async () => {
    const { model, config } = await trained(BLIND_AND_READING);
    const { tensors } = model.files();
    const broken = { tensors: { ...tensors, "perceptron/mean": { shape: [1], data: Float32Array.of(1) } } };
    expect(() => restoreAlgorithm(rerank, broken, config, runtime)).toThrow(/no network that judges by 19 numbers/);
  });
});
