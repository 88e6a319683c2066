import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { steps } from "../../src/features/steps/list.js";
import { parseSteps } from "../../src/features/steps/prepare.js";

function apply(given: readonly object[], shape: readonly number[], data: readonly number[]) {
  const parsed = parseSteps(given, shape);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const out = parsed.value.apply({ shape, data: Float32Array.from(data) });
  expect(out.shape).toEqual(parsed.value.shape);
  return { shape: out.shape, data: [...out.data] };
}

describe("steps before a network", () => {
  it("do what they say", () => {
    expect(apply([{ step: "scale", by: 2, add: 1 }], [2], [1, -1]).data).toEqual([3, -1]);
    expect(
      apply(
        [
          { step: "clip", min: 0 },
          { step: "clip", max: 2 },
        ],
        [3],
        [-1, 1, 3],
      ).data,
    ).toEqual([0, 1, 2]);
    expect(apply([{ step: "log1p", times: 10 }], [2], [0, 1]).data).toEqual([0, Math.fround(Math.log1p(10))]);
    const standardise = { step: "standardise", axis: 1, mean: [1, 2], deviation: [1, 4] };
    expect(apply([standardise], [1, 2, 2], [1, 3, 2, 6]).data).toEqual([0, 2, 0, 1]);
    expect(apply([{ ...standardise, axis: 0, mean: [1], deviation: [2] }], [3], [1, 3, 5]).data).toEqual([0, 1, 2]);
  });

  it("put axes into another order: the place of every number goes with it", () => {
    const order = fc.constantFrom([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]);
    const side = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(order, fc.tuple(side, side, side), (axes, shape) => {
        const size = shape.reduce((product, each) => product * each, 1);
        const { shape: to, data } = apply(
          [{ step: "layout", order: axes }],
          shape,
          Array.from({ length: size }, (_, i) => i),
        );
        expect(to).toEqual(axes.map((axis) => shape[axis]));
        for (let i = 0; i < size; i++) {
          const old = [Math.floor(i / (shape[1] * shape[2])), Math.floor(i / shape[2]) % shape[1], i % shape[2]];
          const [a, b, c] = axes.map((axis) => old[axis]!) as [number, number, number];
          expect(data[(a * to[1]! + b) * to[2]! + c]).toBe(i);
        }
      }),
    );
  });

  it("are done one after the other, on the shape that the one before gives", () => {
    const chain = [
      { step: "layout", order: [1, 0] },
      { step: "standardise", axis: 0, mean: [1, 2, 3], deviation: [1] },
    ];
    expect(apply(chain, [2, 3], [1, 2, 3, 4, 5, 6])).toEqual({ shape: [3, 2], data: [0, 3, 0, 3, 0, 3] });
  });

  it.each([
    [[{ step: "root" }], [2], "0.step", /must be one of scale, standardise, clip, log1p, layout \(found "root"\)/],
    [[7], [2], "0.step", /found nothing/],
    [[{ step: "log1p" }, { step: "scale", bye: 2 }], [2], "1.bye", /is not known/],
    [[{ step: "clip", min: 2, max: 1 }], [2], "0", /min of 2 above its max of 1/],
    [[{ step: "layout", order: [0, 0] }], [2, 3], "0", /no order of the axes 0, 1/],
    [[{ step: "standardise", mean: [], deviation: [1] }], [2], "0.mean", /./],
    [[{ step: "standardise", mean: [0], deviation: [0] }], [2], "0.deviation.0", /> 0/],
  ])("%j for numbers of shape %j are refused", (given, shape, path, message) => {
    expect(parseSteps(given, shape)).toMatchObject({ problems: [{ path, message: expect.stringMatching(message) }] });
  });

  it("have names, summaries and described settings", () => {
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    for (const { name, summary, settings } of steps) {
      expect(summary, name).toMatch(/\w{3}/);
      for (const [setting, schema] of Object.entries(settings.properties))
        expect((schema as { description?: string }).description, `${name}.${setting}`).toMatch(/\w{3}/);
    }
  });
});
