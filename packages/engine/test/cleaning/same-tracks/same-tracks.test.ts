import { describe, expect, test } from "vitest";
import { sameTracks } from "../../../src/cleaning/same-tracks/same-tracks.js";
import type { TrackFacts } from "../../../src/cleaning/same-tracks/track-facts.js";
import { APART, type Named, SAME } from "./pairs.js";

const factsOf = (named: Named, id: string): TrackFacts => {
  const [title, artist] = typeof named === "string" ? [named, "Ann"] : named;
  return { id, title, artist };
};

const areSame = (a: TrackFacts, b: TrackFacts) => sameTracks([a, b]).length === 1;

const show = (named: Named) => (typeof named === "string" ? named : named.join(" by "));

describe("one recording by name:", () => {
  test.each(SAME.map(([a, b]) => [show(a), show(b), a, b] as const))("%j, %j", (_, __, a, b) => {
    expect(areSame(factsOf(a, "a"), factsOf(b, "b"))).toBe(true);
    expect(areSame(factsOf(b, "a"), factsOf(a, "b"))).toBe(true);
  });
});

describe("two recordings by name:", () => {
  test.each(APART.map(([a, b]) => [show(a), show(b), a, b] as const))("%j, %j", (_, __, a, b) => {
    expect(areSame(factsOf(a, "a"), factsOf(b, "b"))).toBe(false);
    expect(areSame(factsOf(b, "a"), factsOf(a, "b"))).toBe(false);
  });
});

const [M1, M2] = ["8a2b5a06-2c6d-4f0b-9c7e-0a1d3e5f7b91", "1f9d7c52-77aa-4be1-8a4c-5b6e7d8c9f02"];
const [I1, I2] = ["USRC17607839", "GBAYE6800011"];
const one = { title: "One", artist: "Ann" };

describe("identifiers", () => {
  test("an MBID is enough, in whatever case and with whatever names", () => {
    expect(areSame({ id: "a", mbid: M1, ...one }, { id: "b", mbid: M1.toUpperCase(), title: "Uno", artist: "Eva" })).toBe(true);
  });

  test.each(["", "none", "00000000-0000-0000-0000-000000000000", `${M1}0`])("%j is no MBID", (mbid) => {
    expect(areSame({ id: "a", mbid }, { id: "b", mbid })).toBe(false);
  });

  test("an ISRC is enough where the title or the artist is the same, or one is not known", () => {
    const a = { id: "a", isrc: I1, ...one };
    const isrc = "us-rc1-76-07839";
    expect(areSame(a, { id: "b", isrc, title: "One (Live)", artist: "Eva" })).toBe(true);
    expect(areSame(a, { id: "b", isrc, title: "Two", artist: "Ann" })).toBe(true);
    expect(areSame(a, { id: "b", isrc })).toBe(true);
    expect(areSame(a, { id: "b", isrc, title: "Two", artist: "Eva" })).toBe(false);
  });

  test("a nameless track stays apart from two that contradict", () => {
    const tracks = [
      { id: "a", isrc: I1, ...one },
      { id: "b", isrc: I1, title: "Two", artist: "Eva" },
      { id: "c", isrc: I1 },
    ];
    expect(sameTracks(tracks)).toEqual([]);
  });

  test.each(["", "USRC1760783", "12RC17607839", "USRC10000000"])("%j is no ISRC", (isrc) => {
    expect(areSame({ id: "a", isrc }, { id: "b", isrc })).toBe(false);
  });

  test("a chain of identifiers holds together, each link with its reason", () => {
    const tracks = [
      { id: "a", mbid: M1, isrc: I1, ...one },
      { id: "b", isrc: I1, mbid: M2, ...one },
      { id: "c", mbid: M2, title: "Uno", artist: "Eva" },
    ];
    expect(sameTracks(tracks)).toEqual([
      {
        kept: "a",
        merged: [
          { id: "b", by: "isrc", why: `both have the ISRC ${I1}` },
          { id: "c", by: "mbid", why: `this and "b", which is of the group, have the MusicBrainz id ${M2}` },
        ],
      },
    ]);
  });
});

describe("what speaks against one name", () => {
  const against = (a: Partial<TrackFacts>, b: Partial<TrackFacts>) =>
    areSame({ id: "a", ...one, ...a }, { id: "b", ...one, ...b });

  test("two MBIDs, not two ISRCs", () => {
    expect(against({ mbid: M1 }, { mbid: M2 })).toBe(false);
    expect(against({ mbid: M1, isrc: I1 }, { mbid: M2, isrc: I1 })).toBe(true);
    expect(against({ isrc: I1 }, { isrc: I2 })).toBe(true);
    expect(against({ mbid: M1 }, {})).toBe(true);
  });

  test("lengths more than 10 seconds apart, more than 5 on one album", () => {
    expect(against({ duration: 200 }, { duration: 210 })).toBe(true);
    expect(against({ duration: 200 }, { duration: 210.1 })).toBe(false);
    expect(against({ duration: 200 }, { duration: 0 })).toBe(true);
    expect(against({ duration: 200, album: "X" }, { duration: 207, album: "X (Deluxe)" })).toBe(false);
  });

  test("a live album, where the titles do not say so", () => {
    expect(against({ album: "Live in Paris" }, { album: "Greatest Hits" })).toBe(false);
    expect(against({ album: "Live in Paris" }, {})).toBe(true);
    expect(against({ album: "Live in Paris", title: "One (Live)" }, { album: "Hits", title: "One (Live)" })).toBe(true);
    expect(against({ album: "Live Through This" }, { album: "Hits" })).toBe(true);
  });

  test("an intro is one only on one album", () => {
    expect(against({ title: "Intro", album: "X" }, { title: "Intro", album: "X" })).toBe(true);
    expect(against({ title: "Intro", album: "X" }, { title: "Intro", album: "Y" })).toBe(false);
  });

  test("a track that may be either of two is with neither", () => {
    const tracks = [
      { id: "a", mbid: M1, ...one },
      { id: "b", ...one },
      { id: "c", mbid: M2, ...one },
      { id: "d", ...one },
    ];
    expect(sameTracks(tracks).map(({ kept, merged }) => [kept, ...merged.map(({ id }) => id)])).toEqual([["b", "d"]]);
  });
});

describe("which is kept", () => {
  const keptOf = (...tracks: Omit<TrackFacts, "id">[]) =>
    sameTracks(tracks.map((facts, i) => ({ id: String(i), ...facts })))[0]!.kept;

  test.each([
    ["the one with an MBID", keptOf({ ...one, isrc: I1 }, { ...one, title: "One (Remastered)", mbid: M1 }), "1"],
    ["else the one with an ISRC", keptOf(one, { ...one, title: "One (Remastered)", isrc: I1 }), "1"],
    ["else the shortest", keptOf({ ...one, title: "One (Remastered)" }, one), "1"],
    ["else the smallest id", keptOf(one, one), "0"],
  ])("%s", (_, kept, expected) => {
    expect(kept).toBe(expected);
  });
});

test("the reason names what was left out", () => {
  const title = (id: string, title: string) => ({ id, title, artist: "Bruce Springsteen" });
  const [group] = sameTracks([title("1", "Human Touch"), title("2", "Human Touch (feat. Bob) - Remastered 2015")]);
  expect(group!.merged[0]!.why).toBe(
    'both are "human touch" by "bruce springsteen" once "remastered 2015" is left out; only one names bob as guest',
  );
});

test("two tracks of one id are refused", () => {
  expect(() => sameTracks([{ id: "a" }, { id: "a" }])).toThrow('Two tracks have the id "a"');
});
