import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CatalogueTrack, clean, type Uncleaned } from "../../src/cleaning/clean.js";
import { resolveCleaning } from "../../src/cleaning/switches.js";
import { createDataset } from "../../src/dataset/dataset.js";
import { emptyEvents } from "../../src/dataset/events.js";

const usual = () => {
  const resolved = resolveCleaning({ robot: { playsPerDay: 6 }, background: { plays: 3 } });
  if ("problems" in resolved) throw new Error("the settings do not fit");
  return resolved.value;
};

const track = (id: string, title: string | null = null, facts = {}): CatalogueTrack => ({ id, title, artist: null, facts });

interface Play {
  readonly user: string;
  readonly track: string;
  readonly at: number;
  readonly duration?: number;
}

/** Plays as they may come in: users and tracks in the order in which they are named. */
function came(plays: readonly Play[], tracks: readonly CatalogueTrack[], same: Uncleaned["same"] = []): Uncleaned {
  const users = [...new Set(plays.map((play) => play.user))];
  const events = { ...emptyEvents(plays.length), duration: new Float32Array(plays.length) };
  plays.forEach((play, p) => {
    events.user[p] = users.indexOf(play.user);
    events.track[p] = tracks.findIndex(({ id }) => id === play.track);
    events.value[p] = 1;
    events.at[p] = Date.UTC(2024, 4, 6, 7) + play.at * 1000;
    events.duration[p] = play.duration ?? Number.NaN;
  });
  return { users, tracks, events, same };
}

const TRACKS = [track("b", "Song"), track("a", null, { duration: 3 }), track("c", "Song (feat. X)", { year: 1999 }), track("d")];
const SAME = [{ kept: "b", merged: [{ id: "c", by: "name" as const, why: "the same words" }] }];

describe("clean", () => {
  it("makes tracks that are the same one, with what either knows, before it looks at events", () => {
    const plays = [
      { user: "ann", track: "b", at: 0 },
      { user: "ann", track: "c", at: 0.5 },
      { user: "ann", track: "a", at: 300, duration: 2.9 },
      { user: "ann", track: "d", at: 400, duration: 2.9 },
    ];
    const { parts, verdicts, rules } = clean(came(plays, TRACKS, SAME), usual());
    expect(parts.tracks).toEqual(["a", "b", "d"]);
    expect(parts.catalogue.title).toEqual([null, "Song", null]);
    expect([...verdicts].map((verdict) => (verdict ? rules[verdict - 1] : ""))).toEqual(["", "repeat", "", "too-short"]);
    expect([...parts.events.track]).toEqual([1, 0]);
  });

  it("gives the same dataset whatever came first, and nothing more to clean", () => {
    const aPlay = fc.record({
      user: fc.constantFrom("ann", "bob"),
      track: fc.constantFrom("a", "b", "c", "d"),
      at: fc.integer({ min: 0, max: 40 }).map((n) => n / 2),
      duration: fc.constantFrom(1, 10),
    });
    const users = [
      { user: "ann", track: "a", at: 1e6 },
      { user: "bob", track: "b", at: 1e6 },
    ];
    fc.assert(
      fc.property(fc.array(aPlay, { maxLength: 15 }), (plays) => {
        const once = clean(came([...plays, ...users], TRACKS, SAME), usual());
        const other = clean(came([...users.toReversed(), ...plays.toReversed()], TRACKS.toReversed(), SAME), usual());
        expect(createDataset(other.parts).fingerprint).toBe(createDataset(once.parts).fingerprint);
        const { events } = once.parts;
        const left = plays.length + users.length - events.length;
        expect(once.verdicts.filter((verdict) => verdict > 0)).toHaveLength(left);
      }),
    );
  });
});
