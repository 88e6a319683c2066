import { readFileSync } from "node:fs";
import { createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { createLabelledSet, type Labels } from "../../../src/dataset/labelled-set.js";
import { calibrationError, reliability } from "../../../src/evaluation/labels/calibration.js";
import { averagePrecision, rocArea } from "../../../src/evaluation/labels/curves.js";
import { judgeSet } from "../../../src/evaluation/labels/judge-set.js";

interface Golden {
  readonly kind: Labels["kind"];
  readonly truth: (number | number[])[];
  readonly said: number[][];
  readonly confusion?: number[][];
  /** Precision, recall and F1 of each class. */
  readonly byClass?: number[][];
  readonly figures: Record<string, number>;
}

/** Made by make.py beside it. */
const golden = JSON.parse(readFileSync(new URL("golden/golden.json", import.meta.url), "utf8")) as Golden[];

function judgedOf({ kind, truth, said }: Golden, groups?: Int32Array) {
  const of = truth.flat();
  const labels =
    kind === "one"
      ? { kind, of: Int32Array.from(of) }
      : kind === "several"
        ? { kind, of: Uint8Array.from(of) }
        : { kind, of: Float32Array.from(of) };
  const examples = said.map(() => ({ shape: [1], data: Float32Array.of(0) }));
  const set = createLabelledSet({ examples, classes: said[0]!.map((_, c) => `class ${c}`), labels, ...(groups && { groups }) });
  return { set, said: { rows: said.length, cols: said[0]!.length, data: Float32Array.from(said.flat()) } };
}

describe.each(golden.map((each, i) => [`${i + 1}, of ${each.kind}`, each] as const))("figures of set %s", (_, each) => {
  const report = judgeSet(judgedOf(each), createRandom(1));

  it("are those of scikit-learn, within an interval", () => {
    for (const [name, value] of Object.entries(each.figures)) {
      const { value: ours, low, high } = report.figures[name]!;
      expect(ours, name).toBeCloseTo(value, 6);
      expect(low, name).toBeLessThanOrEqual(ours);
      expect(high, name).toBeGreaterThanOrEqual(ours);
      expect(high, name).toBeGreaterThan(low);
    }
    expect(Object.keys(report.figures).filter((name) => !(name in each.figures))).toEqual(each.kind === "numbers" ? [] : ["ece"]);
  });

  it("are told by class, with what was taken for what", () => {
    expect(report.confusion).toEqual(each.confusion);
    each.byClass?.forEach(([precision, recall, f1], c) => {
      expect(report.byClass[c]).toMatchObject({
        precision: expect.closeTo(precision!, 6),
        recall: expect.closeTo(recall!, 6),
        f1: expect.closeTo(f1!, 6),
      });
    });
  });
});

it("draws groups whole: the same examples in few groups leave more open", () => {
  const each = golden[0]!;
  const truth = each.truth.map((_, i) => Math.floor(i / 12) % 4);
  const said = truth.map((c, i) => [0, 1, 2, 3].map((k) => ((i < 60 ? k === c : k === 3 - c) ? 1 : 0)));
  const width = (groups?: Int32Array) => {
    const { accuracy } = judgeSet(judgedOf({ ...each, truth, said }, groups), createRandom(1)).figures;
    return accuracy!.high - accuracy!.low;
  };
  expect(width(Int32Array.from(truth, (_, i) => Math.floor(i / 12)))).toBeGreaterThan(2 * width());
});

it("knows areas of lists that are right, wrong, or undecided", () => {
  const right = { probability: Float64Array.of(0.9, 0.8, 0.3), isRight: Uint8Array.of(1, 1, 0) };
  expect([rocArea(right), averagePrecision(right)]).toEqual([1, 1]);
  expect(rocArea({ ...right, isRight: Uint8Array.of(0, 0, 1) })).toBe(0);
  expect(rocArea({ ...right, probability: Float64Array.of(0.5, 0.5, 0.5) })).toBe(0.5);
  expect(rocArea({ ...right, isRight: Uint8Array.of(1, 1, 1) })).toBeNaN();
  expect(averagePrecision({ ...right, isRight: Uint8Array.of(0, 0, 0) })).toBeNaN();
});

it("finds probabilities that promise too much", () => {
  const confidence = Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.9 : 0.55));
  const isRight = confidence.map((_, i) => (i < 50 ? Number(i < 40) : Number(i < 60)));
  expect(calibrationError(confidence, isRight)).toBeCloseTo(0.5 * 0.1 + 0.5 * 0.35, 9);
  expect(reliability(confidence, isRight)).toEqual([
    { count: 50, confidence: expect.closeTo(0.55), right: 0.2 },
    { count: 50, confidence: expect.closeTo(0.9), right: 0.8 },
  ]);
});
