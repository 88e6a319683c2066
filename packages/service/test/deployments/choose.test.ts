import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heaviest, modelOf } from "../../src/deployments/choose.js";
import type { Serving } from "../../src/ports/models.js";

const serving = (weights: readonly number[]): Serving => ({
  models: weights.map((weight, at) => ({ model: "m", version: at + 1, weight })),
  by: "listener",
});
const LISTENERS = Array.from({ length: 5000 }, (_, i) => `listener-${i}`);
const versionOf = (from: Serving, listener: string, deployment = "radio") => modelOf(from, deployment, listener).version;

describe("a listener's model", () => {
  it("is each one's by its weight of all listeners", () => {
    const from = serving([7, 2, 1]);
    const counts = [0, 0, 0];
    for (const listener of LISTENERS) counts[versionOf(from, listener) - 1]!++;
    // Five standard deviations of a share of 5,000.
    [0.7, 0.2, 0.1].forEach((share, at) => {
      const spread = 5 * Math.sqrt((share * (1 - share)) / LISTENERS.length);
      expect(Math.abs(counts[at]! / LISTENERS.length - share)).toBeLessThan(spread);
    });
  });

  it("stays the same, whatever the order of the models and the scale of the weights", () => {
    const listener = fc.string({ minLength: 1 });
    const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(listener, weights, fc.integer({ min: 2, max: 9 }), (who, given, factor) => {
        const from = serving(given);
        const turned: Serving = {
          ...from,
          models: from.models.map((each) => ({ ...each, weight: each.weight * factor })).reverse(),
        };
        expect(versionOf(turned, who)).toBe(versionOf(from, who));
      }),
    );
  });

  it("changes only towards a model whose weight grows", () => {
    const moved = LISTENERS.map((who) => [versionOf(serving([0.9, 0.1]), who), versionOf(serving([0.8, 0.2]), who)]).filter(
      ([before, after]) => before !== after,
    );
    expect(moved.length).toBeGreaterThan(300);
    expect(moved.every(([, after]) => after === 2)).toBe(true);
  });

  it("is another draw in another deployment", () => {
    const from = serving([1, 1]);
    const same = LISTENERS.filter((who) => versionOf(from, who, "home") === versionOf(from, who, "radio"));
    expect(same.length / LISTENERS.length).toBeGreaterThan(0.4);
    expect(same.length / LISTENERS.length).toBeLessThan(0.6);
  });

  it("is the heaviest where nobody in particular asks", () => {
    expect([heaviest(serving([1, 3, 3])).version, heaviest(serving([2, 1])).version]).toEqual([2, 1]);
  });
});
