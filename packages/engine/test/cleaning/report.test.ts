import { describe, expect, it } from "vitest";
import { algorithms } from "../../src/algorithms/list.js";
import { shapeOf } from "../../src/cleaning/report/shape.js";
import { supportOf } from "../../src/cleaning/report/support.js";
import { timeLineOf } from "../../src/cleaning/report/time-line.js";
import { warningsOf } from "../../src/cleaning/report/warnings.js";
import { datasetFromPairs } from "../../src/library.js";

/** Users `u0` … each with the tracks t0 … below their number in `tracks`. */
function world(tracks: readonly number[]) {
  return datasetFromPairs(
    tracks.flatMap((count, user) => Array.from({ length: count }, (_, t) => [`u${user}`, `t${t}`] as const)),
  );
}
const codes = (tracks: readonly number[]) => warningsOf(shapeOf(world(tracks))).map(({ code }) => code);

describe("the shape of data", () => {
  it("counts users by tracks and tracks by users, in bins that double", () => {
    const shape = shapeOf(world([1, 2, 3, 4, 9]));
    expect(shape).toMatchObject({
      users: 5,
      tracks: 9,
      catalogue: 9,
      events: 19,
      pairs: 19,
      shortHistories: 2,
      singleListener: 5,
      timed: 0,
      timeLine: null,
    });
    expect(shape.density).toBeCloseTo(19 / 45);
    expect(shape.tracksPerUser).toEqual({
      bins: [
        { from: 1, to: 1, count: 1 },
        { from: 2, to: 3, count: 2 },
        { from: 4, to: 7, count: 1 },
        { from: 8, to: 15, count: 1 },
      ],
      median: 3,
      mean: 3.8,
      largest: 9,
    });
    expect(shape.missing).toEqual([
      { field: "title", missing: 9 },
      { field: "artist", missing: 9 },
    ]);
  });

  it("draws time by days, months or years, with the empty ones between", () => {
    const at = (...dates: string[]) => timeLineOf(Float64Array.from(dates.map((date) => Date.parse(date))));
    expect(at("2024-01-01T10:00Z", "2024-01-03T23:59Z", "2024-01-03")).toEqual({
      unit: "day",
      points: [
        { start: Date.UTC(2024, 0, 1), count: 1 },
        { start: Date.UTC(2024, 0, 2), count: 0 },
        { start: Date.UTC(2024, 0, 3), count: 2 },
      ],
    });
    expect(at("2023-11-30", "2024-05-01")).toMatchObject({ unit: "month", points: { length: 7 } });
    expect(at("1985-11-30", "2024-05-01")).toMatchObject({ unit: "year", points: { length: 40 } });
    expect(timeLineOf(Float64Array.of(Number.NaN))).toBeNull();
  });
});

describe("warnings and support", () => {
  it("warns of few users, short histories, tracks with one listener, times and names that are missing", () => {
    expect(codes([1, 1, 5])).toEqual(["few-users", "short-histories", "one-listener-tracks", "no-times", "names-unknown"]);
    expect(codes(Array.from({ length: 30 }, () => 5))).toEqual(["no-times", "names-unknown"]);
    const { message } = warningsOf(shapeOf(world([...Array.from({ length: 23 }, () => 2), 5, 5])))[0]!;
    expect(message).toMatch(/^92 % of users have fewer than 3 tracks: expect popularity to win/);
  });

  it("says which algorithms the data support, and why not the others", () => {
    const verdicts = (tracks: readonly number[]) => {
      const found = supportOf(algorithms, shapeOf(world(tracks)));
      return Object.fromEntries(found.map(({ algorithm, unfit }) => [algorithm, unfit]));
    };
    const enough = verdicts(Array.from({ length: 30 }, () => 5));
    const { "sequential-rules": rules, "session-knn": knn, "cnn-next": cnn, gru, rerank, transformer, ...others } = enough;
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
    for (const reading of [rules, knn, cnn, gru, rerank, transformer])
      expect(reading).toMatch(/in order of play, and there are none/);
    expect(verdicts([5])).toMatchObject({ popularity: null, als: expect.stringMatching(/there is one user/) });
    expect(verdicts(Array.from({ length: 30 }, () => 1))).toMatchObject({
      ease: expect.stringMatching(/most users have one track/),
    });
  });
});
