import { algorithms, shapeOf, simulateWorld, usualSize, worldDataset } from "@segue/engine";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/auto/against-served.js";
import { explain, type Outcome } from "../../src/auto/explain.js";
import { fieldOf } from "../../src/auto/field.js";
import { autoWish } from "../../src/auto/wish.js";

const shape = shapeOf(worldDataset(simulateWorld({ seed: 1, until: 1_700_000_000_000, listeners: 60, tracks: 80, plays: 2000 })));
const size = (plays: number) => ({
  ...usualSize({ users: plays / 100, tracks: plays / 400, plays }),
  events: plays,
  untaken: false,
});

describe("the field", () => {
  const plenty = { seconds: 600, room: 64e9 };

  it("has all of them where there is time and room, the quickest first", () => {
    const { starters, leftOut } = fieldOf(shape, size(20_000), plenty);
    expect([starters.length, leftOut]).toEqual([algorithms.length, []]);
    expect(starters[0]!.algorithm.name).toBe("popularity");
    expect(starters.map(({ seconds }) => seconds)).toEqual([...starters.map(({ seconds }) => seconds)].sort((a, b) => a - b));
  });

  it("leaves out what takes too long or too much memory, and says so", () => {
    const slow = fieldOf(shape, size(20_000_000), { ...plenty, seconds: 300 });
    expect(slow.leftOut).toContainEqual({ algorithm: "ease", why: expect.stringMatching(/A training takes about .* too much/) });
    const small = fieldOf(shape, size(1_000_000), { ...plenty, room: 200e6 });
    expect(small.leftOut).toContainEqual({ algorithm: "ease", why: expect.stringMatching(/of memory; there is room for/) });
  });

  it("tries what the data hardly support where it takes seconds, and says that they do", () => {
    const lonely = { ...shape, users: 3 };
    expect(fieldOf(lonely, size(1000), plenty).starters.find(({ algorithm }) => algorithm.name === "ease")!.unfit).toMatch(/20/);
    expect(fieldOf(lonely, size(5_000_000), plenty).leftOut.map(({ algorithm }) => algorithm)).toContain("ease");
  });
});

describe("the place of a choice", () => {
  const served = { kind: "recipe" as const, model: "als@3", entrant: { algorithm: algorithms[0]!, config: {} } };
  it.each([
    [{ value: 0.02, low: 0.01, high: 0.03 }, true, /better .*established.* than als@3/],
    [{ value: 0.001, low: -0.009, high: 0.011 }, true, /may be chance/],
    [{ value: -0.005, low: -0.011, high: 0.001 }, false, /worse .*may be chance/],
    [{ value: -0.05, low: -0.06, high: -0.04 }, false, /worse .*established/],
  ])("by %o is %s", (gain, promote, why) => {
    expect(placeOf(served, gain)).toEqual({ promote, why: expect.stringMatching(why) });
  });

  it("is that of nothing, and not of what only a person changes", () => {
    expect(placeOf({ kind: "nothing", why: "w" }, undefined)).toEqual({ promote: true, why: "w" });
    expect(placeOf({ kind: "stays", why: "w" }, undefined)).toEqual({ promote: false, why: "w" });
    expect(placeOf(served, undefined)).toMatchObject({ promote: true, why: expect.stringContaining("newer data") });
  });
});

describe("the explanation", () => {
  const algorithm = algorithms[0]!;
  const told = (split: string, sessions: number) => {
    const wish = { ...Value.Create(autoWish), split };
    const chosen = {
      winner: { algorithm, config: {}, figure: null },
      figure: null,
      judged: 0,
      model: "m@1",
      command: "c",
      seconds: 1,
    };
    const found = { listeners: 60, compared: [], leftOut: [], tuned: [], promote: true, why: "w" };
    // What it was chosen on is not told.
    return explain({ wish, ...chosen, ...found } as unknown as Outcome, { ...shape, sessions }).join("\n");
  };

  it("says by what it was chosen, and where listeners are hardly more than sessions what else there is", () => {
    expect(told("random:0.8,0.1,0.1", 10 * shape.users)).toMatch(/was hidden \(random/);
    expect(told("random:0.8,0.1,0.1", 10 * shape.users)).not.toMatch(/--split/);
    expect(told("random:0.8,0.1,0.1", shape.users)).toMatch(/--split sessions:0\.8,0\.1,0\.1/);
    expect(told("sessions:0.8,0.1,0.1", shape.users)).toMatch(/each next track in them was foretold/);
    expect(told("sessions:0.8,0.1,0.1", shape.users)).not.toMatch(/hidden|--split/);
  });
});
