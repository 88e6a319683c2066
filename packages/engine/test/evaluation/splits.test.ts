import { createRandom, rowOf, type SparseMatrix } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../src/dataset/dataset.js";
import { EvaluationError } from "../../src/evaluation/error.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { partSizes } from "../../src/evaluation/splits/random.js";
import { judgingLists } from "../../src/evaluation/splits/split.js";
import { assertSoundSplit } from "../../src/testing/index.js";
import { anyDataset, datasetOf, type Heard } from "./datasets.js";

const splitOf = (text: string, dataset: Dataset, seed = 1) => judgingLists(parseSplit(text).split(dataset, createRandom(seed)));

/** The ids of a listener's tracks in one part. */
function idsIn(split: ReturnType<typeof splitOf>, part: "history" | "known" | "validation" | "test", user: string): string[] {
  const row = [...split.listeners].findIndex((listener) => split.train.users.ids[listener] === user);
  return [...rowOf(split[part], row).indices].map((track) => split.train.tracks.ids[track]!);
}

const entries = (matrix: SparseMatrix) => matrix.indices.length;

/** `count` tracks for each of the users, one second apart, oldest first. */
const listeners = (users: number, count: number): Heard[] =>
  Array.from({ length: users * count }, (_, i) => ({
    user: `u${String(Math.floor(i / count)).padStart(3, "0")}`,
    track: `t${String(i % count).padStart(3, "0")}`,
    at: 1000 * i,
  }));

describe("any dataset", () => {
  test.each(["random", "random:0.5,0,0.5", "leave-one-out", "users:0.5,0.5"])("%s leaks nothing, loses nothing", (text) => {
    fc.assert(
      fc.property(anyDataset({ timed: false }), fc.nat(), (dataset, seed) => {
        assertSoundSplit(dataset, splitOf(text, dataset, seed));
      }),
    );
  });

  test.each(["temporal:0.8", "temporal:0.5,0.5"])("%s leaks nothing, or says that it cannot divide", (text) => {
    fc.assert(
      fc.property(anyDataset({ timed: true }), (dataset) => {
        try {
          assertSoundSplit(dataset, splitOf(text, dataset));
        } catch (error) {
          expect(error).toBeInstanceOf(EvaluationError);
        }
      }),
    );
  });

  test("random: nobody who heard something is without training data, and nobody with two tracks is without a test", () => {
    fc.assert(
      fc.property(anyDataset({ timed: false }), (dataset) => {
        const { train, listeners: judged, test: targets } = splitOf("random", dataset);
        for (let user = 0; user < dataset.users.size; user++) {
          const heard = rowOf(dataset.plays, user).indices.length;
          const row = judged.indexOf(user);
          if (heard > 0) expect(rowOf(train.plays, user).indices.length).toBeGreaterThan(0);
          if (heard > 1) expect(rowOf(targets, row).indices.length).toBeGreaterThan(0);
          else expect(row).toBe(-1);
        }
      }),
    );
  });
});

describe("random", () => {
  test("sizes are RecBole's", () => {
    const shares = [0.8, 0.1, 0.1];
    // Worked by hand from its rule: floor, the rest to train, then test and validation take one where they lack a whole pair.
    expect([1, 2, 3, 5, 9, 10, 19, 50].map((total) => partSizes(total, shares))).toEqual([
      [1, 0, 0],
      [1, 0, 1],
      [1, 1, 1],
      [3, 1, 1],
      [7, 1, 1],
      [8, 1, 1],
      [17, 1, 1],
      [40, 5, 5],
    ]);
    expect(partSizes(3, [0.5, 0, 0.5])).toEqual([2, 0, 1]);
  });

  test("a listener's deal does not depend on the others", () => {
    const heard = listeners(5, 20);
    const all = splitOf("random", datasetOf(heard));
    const alone = splitOf("random", datasetOf(heard.filter(({ user }) => user === "u003")));
    expect(idsIn(alone, "test", "u003")).toEqual(idsIn(all, "test", "u003"));
  });

  test("listeners with the same tracks are dealt differently, and seeds differ", () => {
    const dataset = datasetOf(listeners(2, 40));
    const split = splitOf("random", dataset);
    expect(idsIn(split, "test", "u000")).not.toEqual(idsIn(split, "test", "u001"));
    expect(idsIn(splitOf("random", dataset, 2), "test", "u000")).not.toEqual(idsIn(split, "test", "u000"));
  });

  test("a skipped track is known but not shown as liked, and never a target", () => {
    const heard: Heard[] = [...listeners(1, 10), { user: "u000", track: "nope", kind: "skip" }];
    const split = splitOf("random", datasetOf(heard));
    expect(idsIn(split, "known", "u000")).toContain("nope");
    expect(idsIn(split, "history", "u000")).not.toContain("nope");
  });
});

describe("leave-one-out", () => {
  test("hides what was met last, by the first time it was heard", () => {
    const heard: Heard[] = ["a", "b", "c", "d"].map((track, at) => ({ user: "u", track, at }));
    const split = splitOf("leave-one-out", datasetOf([...heard, { user: "u", track: "a", at: 99 }]));
    expect(["history", "validation", "test"].map((part) => idsIn(split, part as "test", "u"))).toEqual([
      ["a", "b"],
      ["c"],
      ["d"],
    ]);
  });

  test("of two tracks the later is test, and one alone is not judged", () => {
    const two: Heard[] = ["a", "b"].map((track, at) => ({ user: "two", track, at }));
    const split = splitOf("leave-one-out", datasetOf([...two, { user: "one", track: "a", at: 1 }]));
    expect(split.listeners.length).toBe(1);
    expect([idsIn(split, "history", "two"), idsIn(split, "validation", "two"), idsIn(split, "test", "two")]).toEqual([
      ["a"],
      [],
      ["b"],
    ]);
  });

  test("without times the seed decides; a track without a time comes before one with", () => {
    const untimed = datasetOf(listeners(30, 10).map(({ user, track }) => ({ user, track })));
    const chosen = (seed: number) => [...splitOf("leave-one-out", untimed, seed).test.indices];
    expect(chosen(1)).toEqual(chosen(1));
    expect(chosen(1)).not.toEqual(chosen(2));
    expect(new Set(chosen(1)).size).toBeGreaterThan(3);
    const mixed = splitOf(
      "leave-one-out",
      datasetOf([
        { user: "u", track: "a", at: 5 },
        { user: "u", track: "b" },
      ]),
    );
    expect(idsIn(mixed, "test", "u")).toEqual(["a"]);
  });
});

describe("temporal", () => {
  const heard: Heard[] = "abcdefghij".split("").map((track, at) => ({ user: "u", track, at }));

  test("cuts at the quantile, validation being the latest before the cut", () => {
    const split = splitOf("temporal:0.8,0.25", datasetOf(heard));
    expect(["history", "validation", "test"].map((part) => idsIn(split, part as "test", "u").join(""))).toEqual([
      "abcdef",
      "gh",
      "ij",
    ]);
  });

  test("a track heard before is no discovery, and its later plays are not shown", () => {
    const again: Heard[] = [...heard, { user: "u", track: "a", at: 100 }, { user: "u", track: "z", at: 101 }];
    const split = splitOf("temporal:0.8,0.25", datasetOf(again));
    expect(idsIn(split, "test", "u")).not.toContain("a");
    expect(idsIn(split, "test", "u")).toContain("z");
    expect([...split.history.values]).toEqual(new Array(entries(split.history)).fill(1));
  });

  test("nothing in train is later than the cut", () => {
    const dataset = datasetOf(listeners(20, 30));
    const { train } = splitOf("temporal:0.8", dataset);
    expect(Math.max(...train.events.at)).toBeLessThan([...dataset.events.at].sort((a, b) => a - b)[480]!);
    expect(train.events.length).toBe(432);
  });

  test("says what to do where times are missing", () => {
    const untimed = datasetOf([...heard, { user: "u", track: "z" }]);
    expect(() => splitOf("temporal:0.8", untimed)).toThrow(/time of every event.*1 of 11 events.*leave-one-out/);
    expect(() => splitOf("temporal:0.8", datasetOf(heard.map((each) => ({ ...each, at: 7 }))))).toThrow(/earliest time.*random/);
  });
});

describe("users", () => {
  const dataset = datasetOf(listeners(100, 20));

  test("a tenth of the listeners is held out whole, halves for validation and test", () => {
    const split = splitOf("users:0.9", dataset);
    expect(split.listeners.length).toBe(10);
    for (const user of split.listeners) expect(rowOf(split.train.plays, user).indices.length).toBe(0);
    expect(split.train.events.length).toBe(90 * 20);
    expect([entries(split.history), entries(split.validation), entries(split.test)]).toEqual([10 * 16, 5 * 4, 5 * 4]);
  });

  test("the share shown can be said", () => {
    expect(entries(splitOf("users:0.9,0.5", dataset).history)).toBe(10 * 10);
  });
});

describe("the text of a split", () => {
  test("is normalised, with defaults", () => {
    expect(
      ["random", " random : 0.8, .1,0.10", "leave-one-out", "temporal:0.8", "users:0.9"].map((text) => parseSplit(text).text),
    ).toEqual(["random:0.8,0.1,0.1", "random:0.8,0.1,0.1", "leave-one-out", "temporal:0.8", "users:0.9"]);
  });

  test.each([
    ["randon:0.8", /no such split.*"randon:0.8".*random:0.8,0.1,0.1, leave-one-out/],
    ["", /no such split/],
    ["random:0.9,0.1,0.1", /add up to 1.*"random:0.9,0.1,0.1".*Write for example random:0.8,0.1,0.1/],
    ["random:1,0,0", /above 0/],
    ["random:a,0.1,0.1", /train is not a number/],
    ["random:0.8,,0.2", /validation is not a number/],
    ["random:0.7,0.1,0.1,0.1", /3 parameters \(train, validation, test\) at most/],
    ["leave-one-out:2", /no parameters/],
    ["temporal:1", /below 1/],
    ["temporal:0.8,1", /below 1/],
    ["users:0", /above 0/],
    ["users:0.9,1", /shown/],
    ["users:NaN", /not a number/],
  ])("%j is refused", (text, message) => {
    expect(() => parseSplit(text)).toThrow(message);
    expect(() => parseSplit(text)).toThrow(EvaluationError);
  });
});
