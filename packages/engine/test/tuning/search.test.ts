import { createRandom } from "@segue/kernels";
import fc from "fast-check";
import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { tunable } from "../../src/algorithms/tunable.js";
import { importanceOf } from "../../src/tuning/importance.js";
import { searches } from "../../src/tuning/list.js";
import { densityOf } from "../../src/tuning/parzen.js";
import type { Observation, Search } from "../../src/tuning/search.js";
import { type Settings, spaceOf } from "../../src/tuning/space.js";

const space = spaceOf({
  config: Type.Object({
    ridge: Type.Number({ default: 1, ...tunable({ low: 1e-3, high: 1e3, scale: "log" }) }),
    factors: Type.Integer({ default: 10, ...tunable({ low: 1, high: 100, scale: "linear" }) }),
    form: Type.Enum(["round", "square", "flat"], { default: "flat", ...tunable({ choices: ["round", "square", "flat"] }) }),
    nothing: Type.Number({ default: 0, ...tunable({ low: 0, high: 1, scale: "linear" }) }),
    untouched: Type.Number({ default: 0 }),
  }),
});

/** Best at ridge 10, factors 70 and round; `nothing` does nothing. */
function meritOf({ ridge, factors, form }: Settings): number {
  return -((Math.log10(Number(ridge) / 10) / 3) ** 2) - ((Number(factors) - 70) / 100) ** 2 - (form === "round" ? 0 : 0.3);
}

function observe(search: Search, trials: number, seed: number): Observation[] {
  const past: Observation[] = [];
  while (past.length < trials) {
    const settings = search.propose(space, past, createRandom(seed).fork(`trial ${past.length}`));
    past.push({ settings, merit: meritOf(settings) });
  }
  return past;
}

const regret = (search: Search, seed: number) => -Math.max(...observe(search, 40, seed).map(({ merit }) => merit));
const meanRegret = (search: Search) => [...Array(20).keys()].reduce((sum, seed) => sum + regret(search, seed), 0) / 20;
const [tpe, random] = ["tpe", "random"].map((name) => searches.find((search) => search.name === name)!) as [Search, Search];

describe.each(searches)("search $name", (search) => {
  it("proposes a value within its space for every parameter to be tuned, the same for the same seed", () => {
    for (const { settings } of observe(search, 30, 5)) {
      expect(Object.keys(settings)).toEqual(["ridge", "factors", "form", "nothing"]);
      expect(settings.ridge).toBeGreaterThanOrEqual(1e-3);
      expect(settings.ridge).toBeLessThanOrEqual(1e3);
      expect(Number.isInteger(settings.factors)).toBe(true);
      expect(["round", "square", "flat"]).toContain(settings.form);
    }
    expect(observe(search, 20, 5)).toEqual(observe(search, 20, 5));
    expect(observe(search, 20, 5)).not.toEqual(observe(search, 20, 6));
  });
});

it("finds better values by TPE than at random with as many trials", () => {
  expect(meanRegret(tpe)).toBeLessThan(0.3 * meanRegret(random));
});

describe("a density", () => {
  const plane = [space[0]!, space[2]!];
  it("is one over its space, whatever the points", () => {
    const point = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -1, max: 2 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), fc.double({ min: 0.02, max: 1, noNaN: true }), (points, width) => {
        const density = densityOf(plane, points, width);
        let sum = 0;
        for (let i = 0; i < 1000; i++) for (const choice of [0, 1, 2]) sum += density.at([(i + 0.5) / 1000, choice]) / 1000;
        expect(sum).toBeCloseTo(1, 3);
      }),
      { numRuns: 50 },
    );
  });

  it("draws as it says", () => {
    const density = densityOf(
      plane,
      [
        [0.9, 2],
        [0.95, 2],
        [0.1, 0],
      ],
      0.05,
    );
    const random = createRandom(1);
    const drawn = Array.from({ length: 5000 }, () => density.draw(random));
    let expected = 0;
    for (let i = 800; i < 1000; i++) expected += density.at([(i + 0.5) / 1000, 2]) / 1000;
    expect(drawn.filter(([x, choice]) => x! >= 0.8 && choice === 2).length / 5000).toBeCloseTo(expected, 1);
    expect(expected).toBeGreaterThan(0.3);
  });
});

describe("importance", () => {
  it("is of what decided, and of nothing where nothing did", () => {
    const trials = observe(random, 200, 3);
    const importance = importanceOf(space, trials)!;
    expect(importance.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(importance.at(-1)!.parameter).toBe("nothing");
    expect(importance.at(-1)!.share).toBeLessThan(0.05);
    expect(importance[0]!.share).toBeGreaterThan(0.4);
    const flipped = trials.map(({ settings }) => ({ settings, merit: Number(settings.nothing) }));
    expect(importanceOf(space, flipped)![0]).toMatchObject({ parameter: "nothing", share: expect.closeTo(1, 0) });
  });

  it("is of lists, too, each as a whole", () => {
    const layers = [[1], [1, 2], [1, 2, 4]];
    const schema = Type.Array(Type.Integer(), { default: [1], ...tunable({ choices: layers }) });
    const [dimension] = spaceOf({ config: Type.Object({ layers: schema }) });
    expect(layers.map((each) => dimension!.coordinateOf([...each]))).toEqual([0, 1, 2]);
    expect(dimension!.coordinateOf([2, 1])).toBe(-1);
    expect(dimension!.valueAt(1)).toEqual([1, 2]);
  });

  it("is not of a parameter with many choices that does nothing, however few the trials", () => {
    const labels = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const more = [
      ...space,
      ...spaceOf({ config: Type.Object({ label: Type.Enum(labels, { default: "a", ...tunable({ choices: labels }) }) }) }),
    ];
    const shares = [...Array(20).keys()].map((seed) => {
      const rows = createRandom(seed);
      const trials = Array.from({ length: 24 }, () => {
        const settings = random.propose(more, [], rows);
        return { settings, merit: meritOf(settings) };
      });
      return importanceOf(more, trials)?.find(({ parameter }) => parameter === "label")?.share ?? 0;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.15);
  });

  it("is not told from a handful of trials", () => {
    expect(importanceOf(space, observe(random, 9, 3))).toBeUndefined();
  });
});
