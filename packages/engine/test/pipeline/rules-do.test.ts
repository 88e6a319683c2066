import { createRandom, type SparseRow } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { createIdIndex } from "../../src/dataset/id-index.js";
import { pastOf } from "../../src/pipeline/past.js";
import { createRanking } from "../../src/pipeline/rank.js";
import { type Asked, recommend, type ServingModel } from "../../src/pipeline/recommend.js";
import { createRuleFacts } from "../../src/pipeline/rule-facts.js";
import type { RuleContext } from "../../src/pipeline/rules/rule.js";
import { makeRules, resolveRules } from "../../src/pipeline/rules/wish.js";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

/** Eight tracks, the first the best: what tells them apart is in their facts. */
const FACTS = createRuleFacts({
  title: ["a", "b", "c", "d", "e", "f", "g", "h"],
  artist: ["X", "X", "X", "Y", "Y", "Z", null, "W"],
  facts: [
    { name: "added", cells: [1, 2, 3, 4, 5, 6, NOW - DAY, NOW] },
    { name: "album", cells: ["Hits", "Hits", "Two", "Hits", "Hits", null, null, null] },
    { name: "genre", cells: ["Jazz", "jazz", "soul", "rock", "rock", "jazz", null, "soul"] },
    { name: "released", cells: [null, "1999-05-01", null, null, null, null, null, "2026-05-20"] },
    { name: "year", cells: [1960, 1970, 1980, 1990, 2000, "2010", null, 2026] },
  ],
});
const POPULARITY = Float32Array.of(90, 80, 70, 60, 50, 40, 30, 0);

const context = (seed = "request"): RuleContext => ({
  tracks: createIdIndex([..."abcdefgh"]),
  popularity: POPULARITY,
  facts: FACTS,
  now: NOW,
  random: createRandom(seed),
});
const model: ServingModel = {
  recommender: {
    score: async (queries) => ({
      rows: queries.length,
      cols: 8,
      // With h in the history the order turns round.
      data: Float32Array.from(
        queries.flatMap(({ history }) => [8, 7, 6, 5, 4, 3, 2, 1].map((score) => (history.indices.includes(7) ? -score : score))),
      ),
    }),
  },
  popularity: POPULARITY,
  ranking: createRanking(POPULARITY),
};
const row = (...tracks: number[]): SparseRow => ({
  indices: Int32Array.from(tracks),
  values: new Float32Array(tracks.length).fill(1),
});

async function ask(rules: object, asked: Asked = { history: row(5) }, n = 8, seed?: string) {
  const resolved = resolveRules(rules);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  const [answer] = await recommend(model, [asked], n, makeRules(resolved.value, context(seed)));
  return answer!;
}
const order = async (...args: Parameters<typeof ask>) =>
  (await ask(...args)).items.map(({ track }) => "abcdefgh"[track]).join("");

describe("what the listener did", () => {
  // a: today; b: long ago; c: at no known time; d: skipped twice; e: heard and skipped once; f: rated 1.
  const events = [
    [0, 0, 1, NOW - DAY],
    [1, 0, 1, NOW - 100 * DAY],
    [2, 0, 1, Number.NaN],
    [3, 1, 2, NOW],
    [4, 0, 2, NOW - 50 * DAY],
    [4, 1, 1, NOW],
    [5, 3, 1, NOW],
  ] as const;
  const column = <T extends { from(values: number[]): unknown }>(type: T, i: number) =>
    type.from(events.map((event) => event[i]!)) as never;
  const past = pastOf({
    length: events.length,
    track: column(Int32Array, 0),
    kind: column(Uint8Array, 1),
    value: column(Float32Array, 2),
    at: column(Float64Array, 3),
  });
  const listener = { history: row(0, 1, 2, 4), past };

  test("is left out: all of it, or what they heard of late or at an unknown time", async () => {
    expect(await order({ "exclude-heard": {} }, listener)).toBe("dfgh");
    expect(await order({ "exclude-heard": { within: "30d" } }, listener)).toBe("bdefgh");
    expect(await order({ "exclude-heard": { within: "8w" } }, listener)).toBe("bdfgh");
    expect(await order({ "exclude-heard": { on: false } }, listener)).toBe("abcdefgh");
  });

  test("is left out where they skip it, or did not like it", async () => {
    expect(await order({ "exclude-skipped": {} }, listener)).toBe("abcefgh");
    expect(await order({ "exclude-skipped": { skips: 3, rating: 1 } }, listener)).toBe("abcdegh");
    expect((await ask({ "exclude-skipped": {} }, listener)).removed).toEqual({ "exclude-skipped": 1 });
  });
});

describe("what is known of tracks", () => {
  test.each([
    [{ year: { min: 1980 } }, "cdefh"],
    [{ year: { min: 1980, max: 1990 } }, "cd"],
    [{ year: { min: 1980, unknown: true } }, "cdefgh"],
    [{ genre: { is: "JAZZ" } }, "abf"],
    [{ genre: { in: ["soul", "rock"] }, year: { max: 1999 } }, "cd"],
    [{ genre: { not: ["jazz"] } }, "cdeh"],
    [{ genre: { not: ["jazz"], unknown: true } }, "cdegh"],
    [{ album: { exists: true } }, "abcde"],
    [{ album: { exists: false } }, "fgh"],
    [{ artist: { is: "y" } }, "de"],
    [{ tempo: { min: 1 } }, ""],
  ])("is filtered by %j", async (where, left) => {
    expect(await order({ filter: { where } })).toBe(left);
  });

  test("blocks tracks and artists", async () => {
    expect(await order({ block: { tracks: ["b", "unheard of"], artists: ["y", "nobody"] } })).toBe("acfgh");
  });

  test("brings forward what is near to a target, or fresh", async () => {
    expect((await order({ target: { facts: { year: { value: 1990, weight: 10, spread: 5 } } } }))[0]).toBe("d");
    expect((await order({ target: { facts: { genre: { value: "rock", weight: 5 } } } })).slice(0, 2)).toBe("de");
    expect((await order({ freshness: { weight: 10 } }))[0]).toBe("h");
    expect((await order({ freshness: { weight: 10, by: "added", halfLife: "1d" } })).slice(0, 2)).toBe("hg");
  });

  test("and the popularity dial turns to hits or to what few know", async () => {
    const dial = (value: number) => order({ popularity: { dial: value } });
    expect((await dial(-1))[0]).toBe("h");
    expect((await dial(1)).at(-1)).toBe("h");
    expect(await dial(0)).toBe("abcdefgh");
  });
});

describe("the list", () => {
  test("takes at most so many of an artist or of an artist's album, and says how many it passed over", async () => {
    expect(await order({ "artist-cap": { max: 1 } })).toBe("adfgh");
    expect(await order({ "album-cap": { max: 1 } })).toBe("acdfgh");
    expect((await ask({ "artist-cap": { max: 1 } }, undefined, 2)).removed).toEqual({ "artist-cap": 2 });
    // What only later rules looked at does not count, what is missing from a list that came to its end does.
    const mixed = { "artist-cap": { max: 1 }, diversity: { strength: 0 } };
    expect((await ask(mixed, undefined, 2)).removed).toEqual({ "artist-cap": 2, diversity: 0 });
    expect((await ask(mixed, undefined, 8)).removed).toEqual({ "artist-cap": 3, diversity: 0 });
  });

  test("has pins at their places, which other rules may remove, and caps count", async () => {
    const pin = { tracks: [{ track: "h", at: 2 }], artists: [{ artist: "y", at: 1 }] };
    expect(await order({ pin })).toBe("dhabcefg");
    expect(await order({ pin, "artist-cap": { max: 1 } })).toBe("dhafg");
    expect(await order({ pin, block: { tracks: ["h"] } })).toBe("dabcefg");
    expect(await order({ pin: { tracks: [{ track: "f", at: 100 }] } })).toBe("abcdeghf");
  });

  test("is mixed by likeness, by facts where a model has no vectors", async () => {
    expect((await order({ diversity: { strength: 0.5 } })).slice(0, 3)).toBe("adg");
    expect(await order({ diversity: { strength: 0 } })).toBe("abcdefgh");
  });

  test("goes by chance as often as the propensities say, and by the seed alone", async () => {
    const rules = { explore: { how: "plackett-luce", temperature: 1, among: 4 } };
    expect(await ask(rules, undefined, 8, "one")).toEqual(await ask(rules, undefined, 8, "one"));
    const counts = new Map<number, number>();
    const said = new Map<number, number>();
    for (let seed = 0; seed < 2000; seed++) {
      const [first] = (await ask(rules, undefined, 1, `seed ${seed}`)).items;
      counts.set(first!.track, (counts.get(first!.track) ?? 0) + 1);
      said.set(first!.track, first!.propensity!);
    }
    expect([...said.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
    for (const [track, propensity] of said) expect(counts.get(track)! / 2000).toBeCloseTo(propensity, 1);
    const calm = await ask({ explore: { epsilon: 0 } });
    expect(calm.items.map(({ propensity }) => propensity)).toEqual(new Array(8).fill(1));
  });
});

test("seeds are asked beside the history or instead of it, and are not in the answer", async () => {
  expect(await order({ seeds: { tracks: ["h"] } })).toBe("gfedcba");
  expect(await order({ seeds: { artists: ["w"], instead: true } })).toBe("hgfedcba");
  expect(await order({ seeds: { tracks: ["nobody knows"] } })).toBe("abcdefgh");
  expect((await ask({ seeds: { tracks: ["a"] } }, { history: row() })).basis).toBe("model");
});

test("wishes that do not fit are told by rule, value and what would be right", () => {
  expect(resolveRules({ "artist-cap": { max: 0 } })).toMatchObject({
    problems: [{ path: "artist-cap.max", message: expect.stringMatching(/>= 1 \(found 0\)/) }],
  });
  expect(resolveRules({ "artist-camp": {} })).toMatchObject({
    problems: [{ path: "artist-camp", message: expect.stringMatching(/known are seeds, exclude-heard/) }],
  });
});
