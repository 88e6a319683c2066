import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberRanks } from "../../src/maps/number-ranks.js";

describe("where a number lies among others", () => {
  it("is as counting them one by one says, in whatever pieces they came", () => {
    const pieces = fc.array(fc.array(fc.integer({ min: 0, max: 20 })), { minLength: 1 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 0, max: 20 }), (parts, own) => {
        const ranks = new NumberRanks();
        for (const part of [...parts, [own]]) ranks.add(part.map((value) => ["tempo", value]));
        const all = [...parts.flat(), own];
        const others = all.length - 1;
        const share = (holds: (value: number) => boolean) => all.filter(holds).length / others;
        const expected = { below: share((x) => x < own), above: share((x) => x > own), known: all.length };
        expect(ranks.of([["tempo", own]])).toEqual(others === 0 ? {} : { tempo: expected });
      }),
    );
  });

  it("is a share also for one that is not among them", () => {
    const ranks = new NumberRanks();
    ranks.add([
      ["tempo", 1],
      ["tempo", 2],
    ]);
    expect(ranks.of([["tempo", 3]])).toEqual({ tempo: { below: 1, above: 0, known: 2 } });
    expect(ranks.of([["tempo", 1.5]])).toEqual({ tempo: { below: 0.5, above: 0.5, known: 2 } });
  });

  it("is not told of what is no number, or of a name that nothing else has", () => {
    const ranks = new NumberRanks();
    ranks.add([
      ["tempo", 90],
      ["tempo", 128],
    ]);
    expect(ranks.of([["tempo", Number.NaN]])).toEqual({});
    expect(ranks.of([["year", 1999]])).toEqual({});
  });
});
