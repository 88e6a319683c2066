import { createPool, createRandom } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statsClassifier } from "../../../src/algorithms/analyze/stats-classifier.js";
import { resolveConfig } from "../../../src/algorithms/config.js";
import { groupFolds } from "../../../src/dataset/group-folds.js";
import { createLabelledSet, LabelledSetError, subsetOfLabelled } from "../../../src/dataset/labelled-set.js";
import { crossValidate } from "../../../src/evaluation/labels/cross-validate.js";
import { usualLabelMeasure } from "../../../src/evaluation/labels/figures.js";
import type { Block } from "../../../src/features/steps/step.js";
import { labelledWorld } from "../../../src/testing/index.js";
import { keepTest } from "../../../src/tuning/contest-of-examples.js";
import { judgeLabelFinal } from "../../../src/tuning/final-of-examples.js";

describe("folds", () => {
  it("keep groups together and are about as large and as mixed as each other", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }), (seed, folds, ofGroup) => {
        const of = Int32Array.from({ length: 240 }, (_, i) => i % 3);
        const groups = Int32Array.from(of, (_, i) => Math.floor(i / (3 * ofGroup)));
        const set = { classes: ["a", "b", "c"], labels: { kind: "one", of } as const, groups };
        const foldOf = groupFolds(set, folds, createRandom(seed));
        expect(foldOf).toEqual(groupFolds(set, folds, createRandom(seed)));
        for (const [i, fold] of foldOf.entries()) expect(fold).toBe(foldOf[groups.indexOf(groups[i]!)]);
        for (let fold = 0; fold < folds; fold++)
          for (let c = 0; c < 3; c++) {
            const count = foldOf.filter((each, i) => each === fold && of[i] === c).length;
            expect(Math.abs(count - 80 / folds)).toBeLessThanOrEqual(ofGroup);
          }
      }),
    );
  });

  it("share out rare labels", () => {
    const of = Uint8Array.from({ length: 60 * 2 }, (_, at) => Number(at % 2 === 0 ? at < 10 : at % 3 === 0));
    const set = {
      classes: ["rare", "other"],
      labels: { kind: "several", of } as const,
      groups: Int32Array.from({ length: 60 }, (_, i) => i),
    };
    const foldOf = groupFolds(set, 5, createRandom(3));
    expect([0, 1, 2, 3, 4].map((fold) => foldOf.filter((each, i) => each === fold && of[2 * i] === 1).length)).toEqual([
      1, 1, 1, 1, 1,
    ]);
  });

  it("are others by another seed", () => {
    const set = labelledWorld("folds");
    expect(groupFolds(set, 3, createRandom(1))).not.toEqual(groupFolds(set, 3, createRandom(2)));
  });
});

it("judges every example by a model that learned from no member of its group", async () => {
  const set = labelledWorld("cross", { examples: 48 });
  const seen: { groups: Set<number>; judged: number }[] = [];
  const algorithm: typeof statsClassifier = {
    ...statsClassifier,
    async train(part) {
      const groups = new Set(part.groups);
      return {
        kind: "one",
        shape: [9, 16],
        files: () => ({ tensors: {} }),
        async analyze(examples) {
          const judged = examples.map((example) => set.groups[set.examples.indexOf(example)]!);
          for (const group of judged) expect(groups.has(group)).toBe(false);
          seen.push({ groups, judged: examples.length });
          return {
            rows: examples.length,
            cols: 3,
            data: Float32Array.from(examples.flatMap((example) => [set.examples.indexOf(example), 0, 0])),
          };
        },
      };
    },
  };
  const context = { random: createRandom(1), pool: createPool(1), report: async () => {} };
  const { said } = await crossValidate({ algorithm, config: {}, set, folds: 4, random: createRandom(1), context });
  expect(seen.reduce((sum, { judged }) => sum + judged, 0)).toBe(48);
  expect([...said.data].filter((_, at) => at % 3 === 0)).toEqual([...set.examples.keys()]);
});

it("fits how examples are read to what is learned from, and reads by that what is left out", async () => {
  const examples = Array.from({ length: 24 }, (_, i) => ({ shape: [2], data: Float32Array.of(i, i % 4 === 0 ? Number.NaN : i) }));
  const labels = { kind: "one", of: Int32Array.from(examples.keys(), (i) => i % 2) } as const;
  const mean = (of: readonly { data: Float32Array }[]) => of.reduce((sum, { data }) => sum + data[0]!, 0) / of.length;
  const fits: { learned: Set<number>; mean: number }[] = [];
  const set = createLabelledSet({
    ...{ examples, classes: ["a", "b"], labels },
    fit(learned) {
      fits.push({ learned: new Set(learned.map(({ data }) => data[0]!)), mean: mean(learned) });
      return ({ shape, data }) => ({ shape, data: Float32Array.of(data[0]!, mean(learned)) });
    },
  });
  const asked: number[] = [];
  const algorithm: Pick<typeof statsClassifier, "train"> = {
    async train(part) {
      const own = fits.at(-1)!;
      expect(part.examples.map(({ data }) => data[1])).toEqual(part.examples.map(() => Math.fround(own.mean)));
      return {
        ...{ kind: "one", shape: [2], files: () => ({ tensors: {} }) },
        async analyze(given) {
          for (const { data } of given) {
            expect(own.learned.has(data[0]!)).toBe(false);
            expect(data[1]).toBe(Math.fround(own.mean));
            asked.push(data[0]!);
          }
          return { rows: given.length, cols: 2, data: new Float32Array(2 * given.length) };
        },
      };
    },
  };
  const context = { random: createRandom(1), pool: createPool(1), report: async () => {} };
  await crossValidate({ algorithm, config: {}, set, folds: 3, random: createRandom(1), context });
  expect(asked.toSorted((a, b) => a - b)).toEqual([...examples.keys()]);
  const parts = keepTest(set, 3, 1);
  const final = { ...parts, measure: usualLabelMeasure("one"), seed: 1, pool: context.pool, report: context.report };
  await judgeLabelFinal([{ algorithm: { ...statsClassifier, ...algorithm }, config: {} }], final);
  expect(fits).toHaveLength(4);
  expect([...fits[3]!.learned]).toEqual(parts.validation.examples.map(({ data }) => data[0]));
});

it("tells how far it is, fold by fold", async () => {
  const set = labelledWorld("told", { examples: 48 });
  const told: [number, string][] = [];
  const context = {
    random: createRandom(1),
    pool: createPool(1),
    report: async (...each: [number, string]) => void told.push(each),
  };
  const config = resolveConfig(statsClassifier, {});
  if (!("value" in config)) throw new Error();
  await crossValidate({ algorithm: statsClassifier, config: config.value, set, folds: 3, random: createRandom(1), context });
  expect(told.at(-1)).toEqual([1, "fold 3 of 3: learned"]);
  expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
});

describe("a labelled set", () => {
  const set = labelledWorld("set", { examples: 12 });
  const { examples, classes, labels } = set;

  it("has the fingerprint of its content", () => {
    expect(createLabelledSet(set).fingerprint).toBe(set.fingerprint);
    const other = structuredClone(examples);
    other[3]!.data[5]! += 1;
    expect(createLabelledSet({ ...set, examples: other }).fingerprint).not.toBe(set.fingerprint);
    expect(subsetOfLabelled(set, [...examples.keys()]).fingerprint).toBe(set.fingerprint);
  });

  it.each<[string, object, RegExp]>([
    ["a class that is none", { labels: { kind: "one", of: Int32Array.from({ length: 12 }, () => 3) } }, /Label 0 is 3/],
    ["too few labels", { labels: { kind: "several", of: new Uint8Array(12) } }, /12 labels, and 36 are wanted/],
    ["too few groups", { groups: new Int32Array(3) }, /3 groups for 12 examples/],
    [
      "another shape",
      { examples: [...examples.slice(0, 11), { shape: [3, 2], data: new Float32Array(6) }] },
      /Example 11 is 3 × 2/,
    ],
    [
      "what is not known and nothing fills",
      { examples: [{ shape: [1, 1], data: Float32Array.of(Number.NaN) }] },
      /Example 0 holds NaN at 0/,
    ],
    [
      "what is no number",
      { examples: [{ shape: [1, 1], data: Float32Array.of(Number.POSITIVE_INFINITY) }], fit: () => (example: Block) => example },
      /Example 0 holds Infinity at 0/,
    ],
    ["numbers for a shape", { examples: [{ shape: [2, 2], data: new Float32Array(3) }] }, /Example 0 has 3 numbers as 2 × 2/],
  ])("refuses %s", (_, wrong, message) => {
    const attempt = () => createLabelledSet({ examples, classes, labels, ...wrong });
    expect(attempt).toThrow(LabelledSetError);
    expect(attempt).toThrow(message);
  });
});
