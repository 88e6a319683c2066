import { createRandom, rowOf } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyCatalogue, factColumns } from "../src/dataset/catalogue.js";
import { createDataset, subsetOf } from "../src/dataset/dataset.js";
import { type EventColumns, emptyEvents, kindCode, takeEvents } from "../src/dataset/events.js";
import { idProblem } from "../src/dataset/id.js";
import { preference } from "../src/dataset/preference.js";
import { friendPairs } from "../src/dataset/relations.js";

const USERS = ["bea", "ann", "cid"];
const TRACKS = ["t3", "t1", "t2", "t4"];

const someEvents = fc
  .array(
    fc.record({
      user: fc.nat(USERS.length - 1),
      track: fc.nat(TRACKS.length - 1),
      kind: fc.nat(3),
      value: fc.integer({ min: 1, max: 5 }),
      at: fc.oneof(fc.constant(Number.NaN), fc.nat(10)),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    const events = emptyEvents(rows.length);
    rows.forEach((row, i) => {
      events.user[i] = row.user;
      events.track[i] = row.track;
      events.kind[i] = row.kind;
      events.value[i] = row.value;
      events.at[i] = row.at;
    });
    return events;
  });

const datasetOf = (events: EventColumns, users = USERS, tracks = TRACKS) =>
  createDataset({ users, tracks, events, catalogue: emptyCatalogue(tracks.length) });

describe("a dataset", () => {
  test("is the same whatever the order of events, users and tracks", () => {
    fc.assert(
      fc.property(someEvents, fc.nat(), (events, seed) => {
        const random = createRandom(seed);
        const positions = random.shuffle(Array.from({ length: events.length }, (_, i) => i));
        const users = random.shuffle([...USERS]);
        const tracks = random.shuffle([...TRACKS]);
        const shuffled = takeEvents(events, positions);
        const renamed = {
          ...shuffled,
          user: shuffled.user.map((u) => users.indexOf(USERS[u]!)),
          track: shuffled.track.map((t) => tracks.indexOf(TRACKS[t]!)),
        };
        expect(datasetOf(renamed, users, tracks)).toMatchObject({
          fingerprint: datasetOf(events).fingerprint,
          plays: datasetOf(events).plays,
        });
      }),
    );
  });

  test("built from its own parts is itself", () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const once = datasetOf(events);
        const again = createDataset({
          ...once,
          users: once.users.ids,
          tracks: once.tracks.ids,
          friends: friendPairs(once.friends),
        });
        expect(again.fingerprint).toBe(once.fingerprint);
        expect(again.events).toEqual(once.events);
      }),
    );
  });

  test("has another fingerprint when anything in it differs", () => {
    const events = emptyEvents(2);
    events.value.fill(1);
    const base = datasetOf(events).fingerprint;
    const changed = { ...events, value: Float32Array.of(1, 2) };
    expect(datasetOf(changed).fingerprint).not.toBe(base);
    expect(datasetOf({ ...events, at: Float64Array.of(Number.NaN, 5) }).fingerprint).not.toBe(base);
    expect(datasetOf(events, ["bea", "ann", "dan"]).fingerprint).not.toBe(base);
    expect(subsetOf(datasetOf(events), [0], "first").fingerprint).not.toBe(subsetOf(datasetOf(events), [0], "other").fingerprint);
  });
});

describe("preference", () => {
  const one = (rows: [kind: "play" | "skip" | "love" | "rating", value: number, at?: number][], signal: "plays" | "ratings") => {
    const events = emptyEvents(rows.length);
    rows.forEach(([kind, value, at], i) => {
      events.kind[i] = kindCode(kind);
      events.value[i] = value;
      events.at[i] = at ?? Number.NaN;
    });
    return [...rowOf(preference(events, 1, 1, signal), 0).values];
  };

  test("adds plays, counts a love as three, takes half a play for a skip", () => {
    expect(
      one(
        [
          ["play", 2],
          ["play", 3],
        ],
        "plays",
      ),
    ).toEqual([5]);
    expect(
      one(
        [
          ["play", 2],
          ["love", 1],
          ["skip", 1],
        ],
        "plays",
      ),
    ).toEqual([4.5]);
    expect(one([["skip", 3]], "plays")).toEqual([]);
  });

  test("takes the latest rating, and plays before ratings", () => {
    expect(
      one(
        [
          ["rating", 5, 1],
          ["rating", 2, 9],
        ],
        "plays",
      ),
    ).toEqual([2]);
    expect(
      one(
        [
          ["rating", 5],
          ["play", 1],
        ],
        "plays",
      ),
    ).toEqual([1]);
    expect(
      one(
        [
          ["rating", 5],
          ["play", 1],
        ],
        "ratings",
      ),
    ).toEqual([5]);
    expect(one([["play", 7]], "ratings")).toEqual([]);
  });

  test("of all listeners together is that of each alone", () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const together = preference(events, USERS.length, TRACKS.length, "plays");
        USERS.forEach((_, user) => {
          const own = takeEvents(
            events,
            [...events.user.keys()].filter((p) => events.user[p] === user),
          );
          const alone = preference({ ...own, user: new Int32Array(own.length) }, 1, TRACKS.length, "plays");
          expect(rowOf(alone, 0)).toEqual(rowOf(together, user));
        });
      }),
    );
  });
});

test("ids that would hurt later are refused, with the reason", () => {
  expect(idProblem("Sigur Rós – Untitled #3 💿")).toBeUndefined();
  expect(idProblem("")).toMatch(/empty/);
  expect(idProblem("x".repeat(10_000))).toMatch(/10,000 characters/);
  expect(idProblem("a\u0000b")).toMatch(/control/);
  expect(idProblem("a\ud800b")).toMatch(/surrogate/);
});

describe("facts", () => {
  test("become columns in order of name, whatever the names", () => {
    expect(factColumns([{ year: 1999, constructor: "Fender" }, {}, { year: 0 }])).toEqual([
      { name: "constructor", cells: ["Fender", null, null] },
      { name: "year", cells: [1999, null, 0] },
    ]);
  });

  test("beyond 200 are left to the commonest", () => {
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}`, i]));
    const columns = factColumns([wide, { f299: 1 }]);
    expect(columns).toHaveLength(200);
    expect(columns.map(({ name }) => name)).toContain("f299");
  });

  test("belong to what names a dataset; without any the name is as it was", () => {
    const [users, tracks, events] = [["u"], ["b", "a"], emptyEvents(0)];
    const make = (facts: ReturnType<typeof factColumns>) =>
      createDataset({ users, tracks, events, catalogue: { ...emptyCatalogue(2), facts } });
    const known = make([{ name: "year", cells: [2001, null] }]);
    expect(known.catalogue.facts).toEqual([{ name: "year", cells: [null, 2001] }]);
    const filled = make([{ name: "year", cells: [2001, null], methods: Uint8Array.of(0, 1) }]);
    expect(new Set([known, filled, make([])].map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(filled.catalogue.facts[0]!.methods).toEqual(Uint8Array.of(1, 0));
  });
});
