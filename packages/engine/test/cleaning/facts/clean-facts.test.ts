import { createRandom } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFacts } from "../../../src/cleaning/facts/clean-facts.js";
import { contradictions } from "../../../src/cleaning/facts/contradictions.js";
import { placeholders } from "../../../src/cleaning/facts/placeholders.js";
import { recogniseMissing } from "../../../src/cleaning/facts/sentinels.js";
import type { Facts } from "../../../src/sources/source.js";

const random = createRandom(7);
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
/** The values that stand for unknown in a column that stands alone. */
const alone = (cells: readonly (string | number | null)[]) =>
  recogniseMissing([{ name: "x", cells }]).sentinels.map(({ value }) => value);
/** Measured: spread over a range, with fractions. */
const measured = (n: number, from: number, to: number) => many(n, () => from + (to - from) * random.next());

describe("recogniseMissing", () => {
  it("finds the year 0 before years of release", () => {
    expect(alone([...many(300, () => 0), ...many(400, (i) => 1956 + (i % 55))])).toEqual([0]);
  });

  it("finds −1 as a score", () => {
    expect(alone([...many(20, () => -1), ...measured(500, 0, 1)])).toEqual([-1]);
  });

  it("finds 0 as a score that ends far above it", () => {
    expect(alone([...many(60, () => 0), ...measured(900, 0.2, 0.9)])).toEqual([0]);
  });

  it("finds latitude 0 amid latitudes", () => {
    const places = [...measured(400, 25, 60), ...measured(100, -40, -20)];
    expect(alone([...many(120, () => 0), ...places])).toEqual([0]);
  });

  it("finds a default place by the places that are not named", () => {
    const named = many(400, (i) => ({ place: `Place ${i % 90}`, latitude: 30 + ((i * 37) % 400) / 20 + 0.001 * (i % 200) }));
    const unnamed = many(200, () => ({ place: "Not available", latitude: 41.157 }));
    const rows = [...named, ...unnamed];
    const { sentinels } = recogniseMissing([
      { name: "place", cells: rows.map(({ place }) => place) },
      { name: "latitude", cells: rows.map(({ latitude }) => latitude) },
    ]);
    expect(sentinels.map(({ column, value }) => [column, value])).toEqual([
      [0, "Not available"],
      [1, 41.157],
    ]);
    expect(sentinels[1]!.reason).toMatch(/where place is unknown|values are otherwise rare/);
  });

  it("finds words for nothing, also among numbers", () => {
    expect(alone([...many(40, (i) => `Rock ${i % 6}`), "Unknown", "unknown", "n/a"])).toEqual(["Unknown", "n/a", "unknown"]);
    expect(alone(["nan", ...many(40, (i) => i + 0.5)])).toEqual(["nan"]);
  });

  it.each([
    ["keys of music", many(600, (i) => i % 12)],
    ["modes", many(600, (i) => Number(i % 3 > 0))],
    ["beats of a bar", many(600, (i) => [4, 4, 4, 4, 3, 1, 5, 7][i % 8]!)],
    ["confidences, of which some are 0 and more are 1", [...many(30, () => 0), ...many(40, () => 1), ...measured(900, 0, 1)]],
    ["hours of listening, most of them none", [...many(500, () => 0), ...measured(500, 0, 1).map((v) => v ** 4 * 100)]],
    ["temperatures about 0", measured(900, -20, 20)],
    ["counts of words", many(900, (i) => (i * i) % 40)],
    ["titles, one of them Unknown", [...many(60, (i) => `Title ${i}`), "Unknown"]],
  ])("leaves alone %s", (_, cells) => {
    expect(alone(cells)).toEqual([]);
  });
});

const year = Date.UTC(2007, 5, 1);
const findings = (facts: Facts, firstPlayed = Number.NaN) =>
  cleanFacts([{ id: "t", facts }], Float64Array.of(firstPlayed), [contradictions]).found.map(({ fact }) => fact);

describe("contradictions", () => {
  it.each([
    [{ year: 3005 }, "year"],
    [{ latitude: 93.1 }, "latitude"],
    [{ longitude: -181 }, "longitude"],
    [{ tempo: -120 }, "tempo"],
    [{ key: -1 }, "key"],
    [{ "time signature": 0 }, "time signature"],
    [{ duration: 0 }, "duration"],
    [{ duration: 200, start_of_fade_out: 310.5 }, "start_of_fade_out"],
    [{ beats_start: -60 }, "beats_start"],
  ])("takes %j for unknown", (facts, name) => {
    expect(findings(facts)).toEqual([name]);
  });

  it("leaves what is possible", () => {
    const facts = { year: 2007, latitude: -33.4, longitude: 180, tempo: 92.2, key: 0, mode: 0, time_signature: 7, loudness: -60 };
    expect(findings({ ...facts, duration: 219, start_of_fade_out: 219.4, title: "0" }, year)).toEqual([]);
  });

  it("takes a year after the first play for unknown", () => {
    expect(findings({ year: 2009 }, year)).toEqual(["year"]);
    expect(findings({ year: 2009 })).toEqual([]);
  });
});

describe("cleanFacts", () => {
  const tracks = many(400, (i) => ({
    id: `t${i}`,
    facts: {
      year: i % 3 === 0 ? 0 : 1960 + (i % 50),
      latitude: i % 5 === 0 ? 95 : 20 + i / 20,
      genre: i % 7 === 0 ? "unknown" : `g${i % 5}`,
    },
  }));
  const unknown = new Float64Array(tracks.length).fill(Number.NaN);
  const rules = [placeholders, contradictions];

  it("tells what it took away, and why", () => {
    const { found, facts } = cleanFacts(tracks, unknown, rules);
    expect(found.map(({ rule, fact, cells }) => [rule, fact, cells])).toEqual([
      ["placeholder", "genre", 58],
      ["placeholder", "latitude", 80],
      ["placeholder", "year", 134],
    ]);
    expect(found[2]!.examples).toEqual(["t0: year 0", "t102: year 0", "t105: year 0"]);
    expect(facts[0]).toEqual({});
    expect(facts[1]).toBe(tracks[1]!.facts);
  });

  it("finds nothing when it is done again, in whatever order the tracks are", () => {
    const once = cleanFacts(tracks, unknown, rules);
    const cleaned = tracks.map(({ id }, row) => ({ id, facts: once.facts[row]! }));
    expect(cleanFacts(cleaned, unknown, rules).found).toEqual([]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...tracks.keys()], { minLength: tracks.length }), (order) => {
        const again = cleanFacts(
          order.map((row) => tracks[row]!),
          unknown,
          rules,
        );
        expect(again.found).toEqual(once.found);
        expect(again.facts).toEqual(order.map((row) => once.facts[row]));
      }),
      { numRuns: 5 },
    );
  });
});
