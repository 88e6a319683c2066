import { createPool, createRandom, zeros } from "@segue/kernels";
import { afterAll, describe, expect, it } from "vitest";
import { classifier } from "../../src/algorithms/analyze/classifier.js";
import { forest } from "../../src/algorithms/analyze/forest.js";
import { statsClassifier } from "../../src/algorithms/analyze/stats-classifier.js";
import type { AnalyzeAlgorithm } from "../../src/algorithms/analyze-algorithm.js";
import { type Form, usualLayers } from "../../src/algorithms/classifying/encoders.js";
import { resolveConfig } from "../../src/algorithms/config.js";
import { shapeOfSet } from "../../src/dataset/labelled-set.js";
import { crossValidate } from "../../src/evaluation/labels/cross-validate.js";
import { figuresOf, labelMeasures, usualLabelMeasure } from "../../src/evaluation/labels/figures.js";
import { judgeSet } from "../../src/evaluation/labels/judge-set.js";
import { labelledWorld } from "../../src/testing/index.js";
import { holdContest } from "../../src/tuning/contest.js";
import { type JudgingByExamples, judgingByExamples, keepTest } from "../../src/tuning/contest-of-examples.js";
import { judgeLabelFinal } from "../../src/tuning/final-of-examples.js";
import { searches } from "../../src/tuning/list.js";
import { spaceOf } from "../../src/tuning/space.js";
import { bestOf, type Trial, tune } from "../../src/tuning/tune.js";

const pools = [createPool(1), createPool(3)];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const SEED = 1;
const FOLDS = 5;
const report = async () => {};
const parts = keepTest(labelledWorld("tuning labels", { examples: 180 }), FOLDS, SEED);
const measure = usualLabelMeasure("one");
const pool = pools[0]!;

const contest = (more: Partial<JudgingByExamples> = {}) =>
  holdContest(judgingByExamples({ set: parts.validation, folds: FOLDS - 1, measure, seed: SEED, pool, ...more }), {
    now: () => 0,
  });

/** Says the first class of everything. */
const blind: AnalyzeAlgorithm = {
  ...statsClassifier,
  name: "blind",
  train: async ({ classes }) => ({
    kind: "one",
    shape: [1, 1],
    files: () => ({ tensors: {} }),
    async analyze(examples) {
      const said = zeros(examples.length, classes.length);
      for (let i = 0; i < examples.length; i++) said.data[i * classes.length] = 1;
      return said;
    },
  }),
  restore: () => {
    throw new Error("nothing is restored here");
  },
};

const usual = (algorithm: AnalyzeAlgorithm, given: object = {}) => {
  const resolved = resolveConfig(algorithm, given);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return { algorithm, config: resolved.value };
};

async function trialsOf(more: Partial<Parameters<typeof tune<AnalyzeAlgorithm>>[0]> = {}): Promise<Trial[]> {
  const made: Trial[] = [];
  const own = { search: searches[0]!, fixed: { trees: 10 }, trials: 9, seed: SEED, past: [] as Trial[] };
  for await (const trial of tune<AnalyzeAlgorithm>({ algorithm: forest, ...own, contest: contest(), report, ...more }))
    made.push(trial);
  return made;
}

describe("tuning what analyzes", () => {
  it("keeps whole groups for the end, a fifth of everything", () => {
    const [chosenBy, test] = [new Set(parts.validation.groups), new Set(parts.test.groups)];
    expect([...test].filter((group) => chosenBy.has(group))).toEqual([]);
    expect(parts.test.examples.length).toBe(36);
    expect(parts.validation.examples.length).toBe(144);
  });

  it("makes the same trials on any number of threads, and goes on as if it had never been interrupted", async () => {
    const whole = await trialsOf();
    expect(whole[0]).toMatchObject({ number: 1, outcome: "judged", listeners: 144, settings: { tried: 0.3, leaf: 1 } });
    expect(bestOf(whole, "higher")!.figure!.value).toBeGreaterThanOrEqual(whole[0]!.figure!.value);
    expect(await trialsOf({ contest: contest({ pool: pools[1]! }) })).toEqual(whole);
    for (const cut of [8]) expect(await trialsOf({ past: whole.slice(0, cut) })).toEqual(whole.slice(cut));
  });

  it("judges as folds do", async () => {
    const { algorithm, config } = usual(forest, { trees: 20 });
    const trial = await contest().enter({ algorithm, config }, report);
    const context = { random: createRandom(SEED), pool, report };
    const random = createRandom(SEED).fork("folds");
    const judged = await crossValidate({ algorithm, config, set: parts.validation, folds: FOLDS - 1, random, context });
    expect(trial.figure!.value).toBe(judgeSet(judged, createRandom(1)).figures.accuracy!.value);
  });

  it("stops after a fold what is clearly worse, close to what it would have come to", async () => {
    const one = contest();
    const whole = await contest().enter(usual(blind), report);
    await one.enter(usual(forest, { trees: 20 }), report);
    const stopped = await one.enter(usual(blind), report);
    expect(whole).toMatchObject({ outcome: "judged", listeners: 144 });
    expect(stopped.outcome).toBe("stopped");
    expect(stopped.listeners).toBeLessThan(80);
    expect(stopped.figure!.low).toBeLessThan(whole.figure!.value);
    expect(stopped.figure!.high).toBeGreaterThan(whole.figure!.value);
  });

  it("stops nobody who is as good, and nobody by a few examples", async () => {
    const one = contest();
    for (const seed of [20, 21, 22])
      expect(await one.enter(usual(forest, { trees: seed }), report)).toMatchObject({ outcome: "judged" });
    const few = contest({ set: keepTest(labelledWorld("few", { examples: 28 }), FOLDS, SEED).validation });
    await few.enter(usual(forest, { trees: 20 }), report);
    expect(await few.enter(usual(blind), report)).toMatchObject({ outcome: "judged" });
  });

  it("compares figures of which less is better, and of numbers", async () => {
    const loss = contest({ measure: labelMeasures.find(({ name }) => name === "log-loss")! });
    expect(loss.better).toBe("lower");
    await loss.enter(usual(forest, { trees: 20 }), report);
    expect(await loss.enter(usual(blind), report)).toMatchObject({ outcome: "stopped" });
    const numbers = keepTest(labelledWorld("numbers", { kind: "numbers" }), FOLDS, SEED).validation;
    const judged = await contest({ set: numbers, measure: usualLabelMeasure("numbers") }).enter(usual(forest), report);
    expect(judged.figure!.value).toBeGreaterThan(0);
  });

  it("judges the chosen by the test part, on the same examples", async () => {
    const entrants = [usual(forest, { trees: 60 }), usual(blind)];
    const final = await judgeLabelFinal(entrants, { ...parts, measure, seed: SEED, pool, report });
    const [first, second] = final.figures;
    expect(final.listeners).toBe(36);
    expect(second!.value).toBeCloseTo(1 / 3, 1);
    expect(final.gains[0]!.value).toBeCloseTo(first!.value - second!.value, 12);
    expect(final.gains[0]!.low).toBeGreaterThan(0);
  });
});

describe("kinds and numbers of layers", () => {
  const form: Form = {
    ...({ encoder: "cnn", blocks: 0, channels: 16, pooling: "max", recurrent: "gru" } as const),
    ...{ depth: 0, width: 64, hidden: 0, dropout: 0.3 },
  };
  const kindsOf = (given: Partial<Form>) => usualLayers([64, 60], { ...form, ...given }).map((layer) => Object.keys(layer)[0]);

  it("are searched over, unless layers are given", () => {
    const names = spaceOf(classifier).map(({ name }) => name);
    for (const name of ["encoder", "blocks", "recurrent", "depth", "hidden", "pooling"]) expect(names).toContain(name);
    expect(spaceOf(classifier, { layers: [] }).map(({ name }) => name)).toEqual(["mixUp", "learningRate", "weightDecay"]);
  });

  it("are what they were where nothing is said, and as many as wished", () => {
    const block = ["conv", "norm", "pool"];
    expect(kindsOf({})).toEqual([...block, ...block, ...block, ...block, "globalPool", "dropout"]);
    expect(kindsOf({ blocks: 1 })).toEqual([...block, "globalPool", "dropout"]);
    const stem = [...block, ...block, "sequence"];
    expect(kindsOf({ encoder: "rnn" })).toEqual([...stem, "gru", "globalPool", "dropout"]);
    expect(kindsOf({ encoder: "rnn", recurrent: "lstm", depth: 2, hidden: 32 })).toEqual([
      ...stem,
      ...["lstm", "lstm", "globalPool", "dropout", "dense", "dropout"],
    ]);
    expect(kindsOf({ encoder: "transformer", depth: 3 }).filter((kind) => kind === "transformer")).toHaveLength(3);
    expect(usualLayers([20], { ...form, depth: 3, width: 16 })).toMatchObject([
      { dense: 16 },
      {},
      { dense: 8 },
      {},
      { dense: 4 },
      {},
    ]);
  });

  it("are idle where they change nothing of a network for rows of numbers, and only there", () => {
    const rows = { ...shapeOfSet(labelledWorld("layers")), shape: [20], longest: 20 };
    const layoutBy = (given: object) => JSON.stringify(classifier.layout!(rows, usual(classifier, given).config as never));
    const choices = spaceOf(classifier).flatMap((dimension) => (dimension.kind === "choice" ? [dimension] : []));
    const changes = choices.filter(
      ({ name, choices: values }) => new Set(values.map((value) => layoutBy({ [name]: value }))).size > 1,
    );
    const idle = classifier.idle!(rows);
    expect(choices.map(({ name }) => name).filter((name) => !idle.includes(name))).toEqual(changes.map(({ name }) => name));
    expect(idle).toContain("encoder");
    expect(classifier.idle!({ ...rows, shape: [8, 20] })).toEqual([]);
  });

  it("all make networks", () => {
    const shape = shapeOfSet(labelledWorld("layers"));
    for (const dimension of spaceOf(classifier))
      for (const at of dimension.kind === "choice" ? dimension.choices.keys() : [0, 1])
        for (const encoder of ["cnn", "rnn", "transformer"])
          expect(
            classifier.layout!(shape, usual(classifier, { encoder, [dimension.name]: dimension.valueAt(at) }).config as never)
              .parameters,
          ).toBeGreaterThan(0);
  });
});

it("every figure of classes, labels and numbers can be compared by", () => {
  for (const kind of ["one", "several", "numbers"] as const) {
    const set = labelledWorld("figures", { kind, examples: 24 });
    const judged = { set, said: zeros(24, 3) };
    judged.said.data.forEach((_, at) => {
      judged.said.data[at] = (at % 7) / 21;
    });
    const all = Int32Array.from({ length: 24 }, (_, i) => i);
    const own = labelMeasures.filter(({ kinds }) => kinds.includes(kind));
    expect(Object.fromEntries(own.map((each) => [each.name, each.of(judged, all)]))).toEqual(figuresOf(judged, all));
    expect(own).toContainEqual(expect.objectContaining({ name: usualLabelMeasure(kind).name }));
  }
});
