import { expect, it } from "vitest";
import { emptyCatalogue } from "../src/dataset/catalogue.js";
import { createDataset } from "../src/dataset/dataset.js";
import { emptyEvents, kindCode } from "../src/dataset/events.js";
import { sequencesOf } from "../src/dataset/sequences.js";
import { onTracks } from "../src/dataset/with-tracks.js";
import { createRanking } from "../src/pipeline/rank.js";

function events(rows: readonly (readonly [user: number, track: number, at: number, kind?: "play" | "skip" | "love"])[]) {
  const columns = emptyEvents(rows.length);
  rows.forEach(([user, track, at, kind = "play"], i) => {
    columns.user[i] = user;
    columns.track[i] = track;
    columns.kind[i] = kindCode(kind);
    columns.value[i] = 1;
    columns.at[i] = at;
  });
  return columns;
}

it("a sequence is what was played or loved in order of time, the newest last, what has no time first", () => {
  const told = events([
    [1, 3, 50],
    [0, 2, 30],
    [0, 1, 10],
    [0, 4, Number.NaN],
    [0, 2, 20, "love"],
    [0, 9, 15, "skip"],
  ]);
  expect(sequencesOf(told, 3).map((sequence) => [...sequence])).toEqual([[4, 1, 2, 2], [3], []]);
});

it("a dataset on a model's tracks has them in the model's order, those it lacks too", () => {
  const parts = {
    users: ["u", "v"],
    tracks: ["a", "b", "c"],
    events: events([
      [0, 0, 1],
      [0, 2, 2],
      [1, 1, 3],
    ]),
    catalogue: emptyCatalogue(3),
  };
  const moved = onTracks(createDataset(parts), ["c", "x", "a"]);
  expect(moved.tracks.ids).toEqual(["c", "x", "a"]);
  expect([...moved.plays.indptr]).toEqual([0, 2, 2]);
  expect([...moved.plays.indices]).toEqual([0, 2]);
  expect(moved.catalogue.title).toEqual([null, null, null]);
});

it("a ranking never names tracks whose popularity is −Infinity", () => {
  const ranking = createRanking(Float32Array.of(Number.NEGATIVE_INFINITY, 1, 2, Number.NEGATIVE_INFINITY));
  expect([...ranking.best(Float32Array.of(9, 5, 5, 9), 4)]).toEqual([2, 1]);
});
