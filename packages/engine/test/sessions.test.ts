import { createRandom } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyCatalogue } from "../src/dataset/catalogue.js";
import { createDataset } from "../src/dataset/dataset.js";
import { type EventKind, emptyEvents, kindCode, takeEvents } from "../src/dataset/events.js";
import { preference } from "../src/dataset/preference.js";
import { sequencesOf, weightsOf } from "../src/dataset/sequences.js";
import { lastSession, sessionsInTime, sessionsOf } from "../src/dataset/sessions.js";
import { EvaluationError } from "../src/evaluation/error.js";
import { parseSplit } from "../src/evaluation/splits/parse.js";

const MINUTE = 60_000;

interface Told {
  readonly user?: number;
  readonly track: number;
  readonly at?: number;
  readonly order?: number;
  readonly kind?: EventKind;
}

function events(rows: readonly Told[]) {
  const columns = { ...emptyEvents(rows.length), order: new Float64Array(rows.length).fill(Number.NaN) };
  rows.forEach(({ user = 0, track, at = Number.NaN, order = Number.NaN, kind = "play" }, p) => {
    columns.user[p] = user;
    columns.track[p] = track;
    columns.kind[p] = kindCode(kind);
    columns.value[p] = 1;
    columns.at[p] = at;
    columns.order[p] = order;
  });
  return columns;
}

const listed = (told: readonly Told[], users = 3) => {
  const { count, user, indptr, tracks } = sessionsOf(events(told), users);
  return Array.from({ length: count }, (_, s) => [user[s], ...tracks.subarray(indptr[s], indptr[s + 1])]);
};

describe("sessions", () => {
  it("end at a break of more than half an hour, and with their listener", () => {
    const told = [
      { track: 4, at: 61 * MINUTE },
      { track: 1, at: 0 },
      { track: 2, at: 30 * MINUTE },
      { track: 3, at: 60 * MINUTE + 1 },
      { user: 2, track: 9, at: 60 * MINUTE },
    ];
    expect(listed(told)).toEqual([
      [0, 1, 2],
      [0, 3, 4],
      [2, 9],
    ]);
  });

  it("hold plays alone, and of those without a time the ones whose order was told", () => {
    const told: Told[] = [
      { track: 1, kind: "love", at: 1 },
      { track: 2, at: 2 },
      { track: 3 },
      { user: 1, track: 5, order: 8 },
      { user: 1, track: 4, order: 9 },
      { user: 1, track: 6, order: 7 },
    ];
    expect(listed(told)).toEqual([
      [0, 2],
      [1, 6, 5, 4],
    ]);
    expect([...lastSession(events(told.slice(0, 3)))]).toEqual([2]);
    expect([...lastSession(events([]))]).toEqual([]);
  });

  it("are in order of time by how they begin, those without times first", () => {
    const told = events([
      { user: 0, track: 0, at: 5 },
      { user: 1, track: 0, order: 2 },
      { user: 2, track: 0, order: 1 },
      { user: 3, track: 0, at: 4 },
    ]);
    expect([...sessionsInTime(sessionsOf(told, 4), told)]).toEqual([2, 1, 3, 0]);
  });
});

describe("the order of play", () => {
  const dataset = (rows: readonly Told[]) =>
    createDataset({ users: ["a", "b"], tracks: ["x", "y", "z"], events: events(rows), catalogue: emptyCatalogue(3) });
  const rows = [
    { user: 0, track: 2, order: 10 },
    { user: 0, track: 0, order: 20 },
    { user: 1, track: 1, order: 35 },
    { user: 0, track: 2, order: 30 },
  ];

  it("is kept in a dataset, whichever order the events come in, and makes another dataset", () => {
    const one = dataset(rows);
    const other = dataset(rows.toReversed().map((row) => ({ ...row, order: row.order * 3 })));
    expect(other.fingerprint).toBe(one.fingerprint);
    expect(sequencesOf(one.events, 2).map((sequence) => [...sequence])).toEqual([[2, 0, 2], [1]]);
    expect(dataset(rows.map((row, i) => ({ ...row, order: i === 0 ? 40 : row.order }))).fingerprint).not.toBe(one.fingerprint);
  });

  it("is absent where nothing tells it, so that such a dataset has the name it always had", () => {
    const plain = dataset(rows.map(({ user, track }) => ({ user, track })));
    expect(plain.events).not.toHaveProperty("order");
    const { order: _, ...without } = events(rows.map(({ user, track }) => ({ user, track })));
    const same = createDataset({ users: ["a", "b"], tracks: ["x", "y", "z"], events: without, catalogue: emptyCatalogue(3) });
    expect(plain.fingerprint).toBe(same.fingerprint);
  });

  it("goes with its events", () => {
    expect([...takeEvents(events(rows), [3, 0]).order!]).toEqual([30, 10]);
  });
});

it("weights of plays in a row are those of preference", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 20 }), (tracks) => {
      const { indices, values } = preference(events(tracks.map((track) => ({ track, at: 1 }))), 1, 6, "plays");
      expect(weightsOf(Int32Array.from(tracks))).toEqual({ indices, values });
    }),
  );
});

describe("a split by sessions", () => {
  /** So many anonymous sessions of two tracks each, in order. */
  const anonymous = (count: number) => {
    const told = events(Array.from({ length: 2 * count }, (_, i) => ({ user: Math.floor(i / 2), track: i % 7, order: i })));
    const users = Array.from({ length: count }, (_, user) => `file#${user + 1}`);
    return createDataset({ users, tracks: ["0", "1", "2", "3", "4", "5", "6"], events: told, catalogue: emptyCatalogue(7) });
  };
  const split = (text: string, count = 30) => {
    const made = parseSplit(text).split(anonymous(count), createRandom(1));
    if (made.judges !== "next-track") throw new Error("judges lists");
    return made;
  };

  it("takes the latest as they stand in the file, however their names sort", () => {
    const { sessions, test, validation, train, beforeTest } = split("sessions:0.8,0.1,0.1");
    const namesOf = (part: Uint32Array) => Array.from(part, (session) => train.users.ids[sessions.user[session]!]).sort();
    expect(namesOf(test)).toEqual(["file#28", "file#29", "file#30"]);
    expect(namesOf(validation)).toEqual(["file#25", "file#26", "file#27"]);
    expect([train.events.length, beforeTest.events.length]).toEqual([48, 54]);
  });

  it("takes as test what is left", () => {
    expect(split("sessions:0.9").test).toHaveLength(3);
    expect(split("sessions").text).toBe("sessions:0.9,0,0.1");
    expect(split("sessions:0.9").validation).toHaveLength(0);
  });

  it("says what is missing", () => {
    expect(() => split("sessions:0.9,0.2")).toThrow(EvaluationError);
    expect(() => split("sessions", 5)).toThrow(/too few sessions/);
    const unordered = createDataset({
      users: ["u"],
      tracks: ["t"],
      events: events([{ track: 0 }]),
      catalogue: emptyCatalogue(1),
    });
    expect(() => parseSplit("sessions").split(unordered, createRandom(1))).toThrow(/needs plays with times/);
  });
});
