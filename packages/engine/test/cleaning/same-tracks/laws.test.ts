import { createRandom } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SameTracks, sameTracks } from "../../../src/cleaning/same-tracks/same-tracks.js";
import type { TrackFacts } from "../../../src/cleaning/same-tracks/track-facts.js";
import { readName } from "../../../src/cleaning/same-tracks/track-name.js";

const maybe = <T>(...values: T[]) => fc.constantFrom(null, null, ...values);
const uuid = (n: number) => `8a2b5a06-2c6d-4f0b-9c7e-00000000000${n}`;

/** Few values, so that much is alike and much contradicts. */
const someTracks = fc
  .array(
    fc.record({
      title: maybe(
        "One",
        "One (Live)",
        "one - 2011 Remaster",
        "One (feat. Bob)",
        "One ft. Cy",
        "One (1987)",
        "Two",
        "Intro",
        "!!!",
      ),
      artist: maybe("Ann", "ANN", "Ann feat. Bob", "Eva", "Ann & Eva"),
      album: maybe("X", "X (Deluxe)", "Live in Paris"),
      mbid: maybe(uuid(1), uuid(2), "no uuid"),
      isrc: maybe("USRC17607839", "us-rc1-76-07839", "GBAYE6800011"),
      duration: maybe(200, 207, 214, 230),
    }),
    { maxLength: 14 },
  )
  .map((facts) => facts.map((each, i): TrackFacts => ({ id: `t${i}`, ...each })));

const idsOf = ({ kept, merged }: SameTracks) => [kept, ...merged.map(({ id }) => id)];

describe("the same tracks", () => {
  test("do not depend on the order", () => {
    fc.assert(
      fc.property(someTracks, fc.nat(), (tracks, seed) => {
        expect(sameTracks(createRandom(seed).shuffle([...tracks]))).toEqual(sameTracks(tracks));
      }),
      { numRuns: 500 },
    );
  });

  test("are all found at once", () => {
    fc.assert(
      fc.property(someTracks, (tracks) => {
        const gone = new Set(sameTracks(tracks).flatMap(({ merged }) => merged.map(({ id }) => id)));
        expect(sameTracks(tracks.filter(({ id }) => !gone.has(id)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("are each in one group, groups and members in order", () => {
    fc.assert(
      fc.property(someTracks, (tracks) => {
        const groups = sameTracks(tracks);
        const all = groups.flatMap(idsOf);
        expect(new Set(all).size).toBe(all.length);
        expect(groups.map(({ kept }) => kept)).toEqual(groups.map(({ kept }) => kept).sort());
        for (const { merged } of groups) expect(merged.map(({ id }) => id)).toEqual(merged.map(({ id }) => id).sort());
      }),
    );
  });

  test("never have two MBIDs where no ISRC binds them", () => {
    fc.assert(
      fc.property(someTracks, (tracks) => {
        const facts = new Map(tracks.map((track) => [track.id, { ...track, isrc: null }]));
        for (const group of sameTracks(facts.values())) {
          const mbids = idsOf(group).map((id) => facts.get(id)!.mbid);
          expect(new Set(mbids.filter((mbid) => mbid !== null && mbid !== "no uuid")).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a name", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."()[]-&+/,.!'\" feat. live the 12あが\u0301\u200b") }),
  );

  test("is never empty where there is text", () => {
    fc.assert(
      fc.property(anyText, anyText, (title, artist) => {
        const name = readName({ title, artist });
        if (title.trim() === "" || artist.trim() === "") expect(name).toBeUndefined();
        else if (name !== undefined) {
          expect(name.song).not.toBe("");
          expect(name.artists).not.toEqual([]);
          expect([...name.artists, ...name.guests]).not.toContain("");
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("is one with itself, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (title) => {
        fc.pre(readName({ title, artist: "Ann" }) !== undefined);
        const tracks = ["a", "b"].map((id) => ({ id, title, artist: "Ann", album: "X" }));
        expect(sameTracks(tracks)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a large catalogue", () => {
  test("200,000 tracks, one in ten twice", () => {
    const tracks = Array.from({ length: 200_000 }, (_, i) => {
      const song = i % 10 === 9 ? i - 1 : i;
      return { id: `t${i}`, title: `Song ${song}${song === i ? "" : " (Remastered 2009)"}`, artist: `Ann ${song % 5000}` };
    });
    expect(sameTracks(tracks)).toHaveLength(20_000);
  });

  test("20,000 tracks of one name, of one ISRC and of many lengths", () => {
    const one = (id: string): TrackFacts => ({ id, title: "One", artist: "Ann" });
    const ids = Array.from({ length: 20_000 }, (_, i) => `t${i}`);
    expect(sameTracks(ids.map((id, i) => ({ ...one(id), duration: 100 + i })))).toEqual([]);
    expect(sameTracks(ids.map((id) => ({ ...one(id), isrc: "USRC17607839" })))).toHaveLength(1);
    expect(sameTracks(ids.map((id, i) => ({ id, title: `One ${i}`, artist: `Ann ${i}`, isrc: "USRC17607839" })))).toEqual([]);
  });
});
