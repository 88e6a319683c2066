import { onnxruntime } from "@segue/autograd/runtime";
import { createPool, createRandom } from "@segue/kernels";
import type { TObject } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import type { AnalyzeAlgorithm, AnalyzeContext } from "../algorithms/analyze-algorithm.js";
import { type Config, resolveConfig } from "../algorithms/config.js";
import { createLabelledSet, type LabelledSet, type Labels, shapeOfSet, subsetOfLabelled } from "../dataset/labelled-set.js";
import { judgeSet } from "../evaluation/labels/judge-set.js";
import { spaceOf } from "../tuning/space.js";
import { labelledWorld } from "./labelled-world.js";

/** What every algorithm that analyzes must pass. `quick` are parameters by which it learns a small set in seconds. Call it at the top level of a vitest file. */
export function describeAnalyzer(algorithm: AnalyzeAlgorithm, quick: Config = {}): void {
  describe(`algorithm ${algorithm.name}`, () => {
    describeDeclaration(algorithm);
    const kinds = (["one", "several", "numbers"] as const).filter((kind) => isFit(algorithm, kind));
    for (const kind of kinds) describe(`of ${kind}`, () => describeLearning(algorithm, quick, kind));
    describeRefusals(algorithm, quick, kinds[0]!);
  });
}

const isFit = (algorithm: AnalyzeAlgorithm, kind: Labels["kind"]) =>
  algorithm.unfit(shapeOfSet(labelledWorld("fit", { kind }))) === undefined;

function configOf(algorithm: AnalyzeAlgorithm, given: Config): Config {
  const resolved = resolveConfig(algorithm, given);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.value;
}

const context = (more: Partial<AnalyzeContext> = {}): AnalyzeContext => ({
  random: createRandom(1),
  pool: createPool(1),
  runtime: onnxruntime({ threads: 1 }),
  report: async () => {},
  ...more,
});

const trained = (algorithm: AnalyzeAlgorithm, set: LabelledSet, quick: Config, more: Partial<AnalyzeContext> = {}) =>
  algorithm.train(set, configOf(algorithm, quick), context(more));

function describeDeclaration(algorithm: AnalyzeAlgorithm): void {
  it("is named and described, and so is every parameter, with a default", () => {
    expect(algorithm.name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(algorithm.task).toBe("analyze");
    expect(algorithm.summary.length).toBeGreaterThan(20);
    expect(algorithm.paper).not.toBe("");
    for (const [name, property] of Object.entries(properties(algorithm.config))) {
      expect(property.default, `${name}: default`).toBeDefined();
      expect(property.description, `${name}: description`).toMatch(/\w{3}/);
    }
    const defaults = Value.Create(algorithm.config) as Config;
    expect(Value.Check(algorithm.config, defaults)).toBe(true);
    expect(Value.Check(algorithm.config, { ...defaults, "no such parameter": 1 })).toBe(false);
  });

  it("is tuned within what its parameters may be", () => {
    for (const dimension of spaceOf(algorithm)) {
      const coordinates = dimension.kind === "range" ? [0, 0.5, 1] : dimension.choices.map((_, position) => position);
      for (const coordinate of coordinates)
        expect(resolveConfig(algorithm, { [dimension.name]: dimension.valueAt(coordinate) })).toHaveProperty("value");
    }
  });

  it("forecasts finite, positive costs that grow with the data", () => {
    const shape = shapeOfSet(labelledWorld("costs"));
    const kind = isFit(algorithm, shape.kind) ? shape.kind : "numbers";
    const config = configOf(algorithm, {});
    const small = algorithm.estimate({ ...shape, kind }, config);
    const large = algorithm.estimate({ ...shape, kind, examples: 100_000, shape: [128, 200], longest: 200 }, config);
    for (const key of ["bytes", "model", "seconds"] as const) {
      expect(small[key]).toBeGreaterThan(0);
      expect(large[key]).toBeGreaterThan(small[key]);
      expect(large[key]).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  });
}

interface Property {
  readonly default?: unknown;
  readonly description?: string;
}

const properties = (config: TObject): Record<string, Property> => JSON.parse(JSON.stringify(config)).properties;

/** What a model must be better than by far, and who always says the same is not. */
const GOOD: Readonly<Record<Labels["kind"], { readonly figure: string; readonly least: number }>> = {
  one: { figure: "accuracy", least: 0.8 },
  several: { figure: "micro-f1", least: 0.75 },
  numbers: { figure: "r2", least: 0.5 },
};

function describeLearning(algorithm: AnalyzeAlgorithm, quick: Config, kind: Labels["kind"]): void {
  it("learns what tells the classes, of matrices and of rows of numbers", async () => {
    for (const rows of [9, 0]) {
      const [seen, unseen] = [labelledWorld("seen", { kind, rows, examples: 240 }), labelledWorld("unseen", { kind, rows })];
      const model = await trained(algorithm, seen, quick);
      const said = await model.analyze(unseen.examples);
      const { figure, least } = GOOD[kind];
      const { figures } = judgeSet({ set: unseen, said }, createRandom(1));
      expect(figures[figure]!.value, `${rows} rows: ${JSON.stringify(figures)}`).toBeGreaterThan(least);
    }
  });

  it("reads examples of any length, says numbers that are what they should be, and the same of one whoever is asked beside", async () => {
    const set = labelledWorld("lengths", { kind, columns: [12, 40], examples: 48 });
    const model = await trained(algorithm, set, quick);
    const longer = labelledWorld("longer", { kind, columns: [8, 90], examples: 20 }).examples;
    const together = await model.analyze(longer);
    expect([together.rows, together.cols]).toEqual([20, 3]);
    for (const [i, example] of longer.entries()) {
      const row = together.data.subarray(3 * i, 3 * i + 3);
      expect((await model.analyze([example])).data).toEqual(row);
      expect(row.every(Number.isFinite)).toBe(true);
      if (kind === "numbers") continue;
      expect(row.every((probability) => probability >= 0 && probability <= 1 + 1e-6)).toBe(true);
      if (kind === "one") expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    }
    expect((await model.analyze([])).rows).toBe(0);
  });

  it("comes to the same by the same seed, whatever the number of threads, and is restored to the bit", async () => {
    const set = labelledWorld("bits", { kind, examples: 48 });
    const wish = kind === "several" ? { ...quick, threshold: 0.3 } : quick;
    const model = await trained(algorithm, set, wish);
    const again = await trained(algorithm, set, wish, { pool: createPool(3), runtime: onnxruntime({ threads: 2 }) });
    expect(again.files()).toEqual(model.files());
    const stored = structuredClone(model.files());
    const restored = algorithm.restore(stored, configOf(algorithm, wish), { runtime: onnxruntime({ threads: 1 }) });
    expect(restored.kind).toBe(kind);
    // From which probability on a label applies is told by all alike.
    expect([model.threshold, restored.threshold]).toEqual(kind === "several" ? [0.3, 0.3] : [undefined, undefined]);
    expect(await restored.analyze(set.examples)).toEqual(await model.analyze(set.examples));
  });

  it("learns from labels that are all alike, and from constant numbers, without a number that is none", async () => {
    const set = labelledWorld("alike", { kind, examples: 24 });
    const { of } = set.labels;
    const alike = { ...set.labels, of: of.map(() => of[0]!) } as Labels;
    const constant = set.examples.map(({ shape, data }) => ({ shape, data: data.map(() => 7) }));
    for (const examples of [set.examples, constant]) {
      const model = await trained(algorithm, createLabelledSet({ ...set, examples, labels: alike }), quick);
      expect((await model.analyze(examples)).data.every(Number.isFinite)).toBe(true);
    }
  });
}

function describeRefusals(algorithm: AnalyzeAlgorithm, quick: Config, kind: Labels["kind"]): void {
  it("refuses what it cannot learn from, with a remedy", async () => {
    const set = labelledWorld("refused", { kind, examples: 24 });
    await expect(trained(algorithm, subsetOfLabelled(set, []), quick)).rejects.toMatchObject({
      name: "TrainingError",
      remedy: expect.stringMatching(/\w/),
    });
    const other = (["one", "several", "numbers"] as const).find((each) => !isFit(algorithm, each));
    if (other !== undefined)
      await expect(trained(algorithm, labelledWorld("other", { kind: other }), quick)).rejects.toMatchObject({
        name: "TrainingError",
      });
  });

  it("refuses to judge what is of another shape, and files that hold something else", async () => {
    const model = await trained(algorithm, labelledWorld("shape", { kind, examples: 24 }), quick);
    const narrow = labelledWorld("narrow", { kind, rows: 3, examples: 3 });
    await expect(model.analyze(narrow.examples)).rejects.toMatchObject({ name: "TrainingError" });
    const { tensors } = model.files();
    const damaged = { tensors: { ...tensors, head: { shape: [1], data: Uint32Array.of(9) } } };
    const runtime = onnxruntime({ threads: 1 });
    expect(() => algorithm.restore(damaged, configOf(algorithm, quick), { runtime })).toThrow(/tensors are no/);
    expect(() => algorithm.restore({ tensors: {} }, configOf(algorithm, quick), { runtime })).toThrow(/no tensor/);
  });

  it("ends when it is cancelled", async () => {
    const cancelled = trained(algorithm, labelledWorld("cancelled", { kind }), quick, {
      report: async () => {
        throw new Error("cancelled");
      },
    });
    await expect(cancelled).rejects.toThrow("cancelled");
  });
}
