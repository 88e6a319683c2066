import { describe, expect, it } from "vitest";
import { namedLabels } from "../../src/analyzing/named-set.js";
import { isPrediction, predictionOf } from "../../src/analyzing/predictions.js";

const words = (of: Record<string, string[]>, several = false) =>
  ({ kind: "words", several, of: new Map(Object.entries(of).map(([track, own]) => [track, new Set(own)])) }) as const;

describe("named labels", () => {
  it("take spellings for one that differ in capitals only, and leave out classes of few tracks and tracks of two", () => {
    const named = namedLabels(
      words({ a: ["Rock"], b: ["rock"], c: ["Rock"], d: ["Jazz"], e: ["jazz"], f: ["polka"], g: ["Rock", "jazz"] }),
      2,
    );
    expect(named.classes).toEqual(["jazz", "Rock"]);
    expect(named.small).toEqual(["polka"]);
    expect(named.tracks).toEqual(["a", "b", "c", "d", "e"]);
    expect(named.labelsOf(["d", "a", "b"])).toEqual({ kind: "one", of: Int32Array.of(0, 1, 1) });
  });

  it("let several labels apply, or none", () => {
    const named = namedLabels(words({ a: ["calm", "slow"], b: ["calm"], c: ["slow", "odd"], d: ["odd2"] }, true), 2);
    expect(named.tracks).toEqual(["a", "b", "c", "d"]);
    expect(named.labelsOf(["a", "b", "c", "d"])).toEqual({ kind: "several", of: Uint8Array.of(1, 1, 1, 0, 0, 1, 0, 0) });
  });
});

it("what a model said has names of its own", () => {
  expect(predictionOf("genre")).toBe("predictedGenre");
  expect(isPrediction(predictionOf("valence"))).toBe(true);
  expect(isPrediction("predictedly")).toBe(false);
});
