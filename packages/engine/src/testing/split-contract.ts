import { strict as assert } from "node:assert";
import { createRandom, rowOf, type SparseMatrix } from "@segue/kernels";
import { emptyCatalogue } from "../dataset/catalogue.js";
import { createDataset, type Dataset } from "../dataset/dataset.js";
import { emptyEvents, kindCode } from "../dataset/events.js";
import { friendsHistory } from "../dataset/friends-history.js";
import { defaultsOf } from "../evaluation/splits/parse.js";
import { splitByParts } from "../evaluation/splits/parts.js";
import type { Split, SplitMethod } from "../evaluation/splits/split.js";
import type { ContractCase } from "./contract.js";
import { sessionSplitContract } from "./session-split-contract.js";

/** What every way of splitting must hold. */
export const splitContract = (method: SplitMethod): ContractCase[] =>
  method.judges === "next-track" ? sessionSplitContract(method) : listSplitContract(method);

/** What those must hold that judge a list for each listener. */
function listSplitContract(method: SplitMethod): ContractCase[] {
  const dataset = timedDataset();
  const defaults = defaultsOf(method.parameters);
  const splitWith = (seed: number) =>
    splitByParts(dataset, method.divide(dataset, defaults, createRandom(seed)), method.name, method);
  return [
    { name: "accepts its own defaults", check: () => assert.equal(method.problem(defaults), undefined) },
    {
      name: "leaks nothing and loses nothing",
      check: () => [1, 2, 3].forEach((seed) => void assertSoundSplit(dataset, splitWith(seed))),
    },
    {
      name: "judges somebody on validation and on test",
      check() {
        const split = splitWith(1);
        assert.ok(split.validation.indices.length > 0 && split.test.indices.length > 0);
        assert.ok(split.train.plays.indices.length > 0);
      },
    },
    {
      name: "gives the same split for the same seed",
      check: () => assert.deepEqual(summary(splitWith(7)), summary(splitWith(7))),
    },
    {
      name: "names different training data differently",
      check() {
        const [a, b] = [splitWith(1), splitWith(2)];
        const same = Buffer.from(a.train.events.track.buffer).equals(Buffer.from(b.train.events.track.buffer));
        if (!same) assert.notEqual(a.train.fingerprint, b.train.fingerprint);
        assert.notEqual(a.train.fingerprint, dataset.fingerprint);
      },
    },
  ];
}

/**
 * Throws unless `split` is an honest division of `dataset`: for every judged listener known, validation and test have no track in
 * common, all his tracks are in one of them, the model is trained on nothing of his that is hidden, and he has a query, or friends with plays
 * that are trained on, and a target.
 */
export function assertSoundSplit(dataset: Dataset, split: Split): void {
  const { train, listeners, history, known, validation, test } = split;
  assert.deepEqual(train.users.ids, dataset.users.ids);
  assert.deepEqual(train.tracks.ids, dataset.tracks.ids);
  for (const matrix of [history, known, validation, test]) assertMatrix(matrix, listeners.length, dataset.tracks.size);
  assert.ok(listeners.every((user, row) => row === 0 || user > listeners[row - 1]!));
  listeners.forEach((user, row) => {
    const parts = [known, validation, test].map((matrix) => tracksOf(matrix, row));
    const all = parts.flat();
    assert.equal(new Set(all).size, all.length, "a pair is in two parts");
    const trained = new Set(parts[0]);
    for (const track of tracksMet(train, user)) assert.ok(trained.has(track), "trained on what is hidden");
    for (const track of tracksOf(history, row)) assert.ok(trained.has(track), "a query shows what is hidden");
    const met = new Set(tracksMet(dataset, user));
    for (const track of all) assert.ok(met.has(track), "a pair was invented");
    const divided = new Set(all);
    for (const track of tracksOf(dataset.plays, user)) {
      assert.ok(divided.has(track) || wasSkipped(dataset, user, track), "a pair was lost");
    }
    assert.ok(tracksOf(history, row).length > 0 || friendsHistory(train, user).indices.length > 0, "a query is empty");
    assert.ok(parts[1]!.length + parts[2]!.length > 0, "a listener has no target");
  });
}

function assertMatrix({ rows, cols, indptr, indices, values }: SparseMatrix, listeners: number, tracks: number): void {
  assert.deepEqual([rows, cols, indptr.length], [listeners, tracks, listeners + 1]);
  assert.deepEqual([indptr.at(-1), values.length], [indices.length, indices.length]);
  assert.ok(values.every((value) => value > 0));
}

const tracksOf = (matrix: SparseMatrix, row: number): number[] => Array.from(rowOf(matrix, row).indices);

const tracksMet = ({ events }: Dataset, user: number): number[] => [...events.track].filter((_, p) => events.user[p] === user);

const wasSkipped = ({ events }: Dataset, user: number, track: number): boolean =>
  events.kind.some((kind, p) => kind === kindCode("skip") && events.user[p] === user && events.track[p] === track);

const summary = ({ train, listeners, history, validation, test }: Split) => ({
  fingerprint: train.fingerprint,
  listeners,
  parts: [history, validation, test],
});

/** 40 listeners with 1 to 25 of 50 tracks, heard once to three times over ten days, some skipped; each calls the next two friends. */
function timedDataset(): Dataset {
  const random = createRandom("split contract");
  const rows: { user: number; track: number; kind: number; at: number }[] = [];
  for (let user = 0; user < 40; user++) {
    const tracks = random.shuffle(Int32Array.from({ length: 50 }, (_, t) => t)).subarray(0, 1 + (user % 25));
    for (const track of tracks) {
      const kind = kindCode(random.int(10) === 0 ? "skip" : "play");
      for (let n = random.int(3); n >= 0; n--) rows.push({ user, track, kind, at: 1.7e12 + random.int(864_000) * 1000 });
    }
  }
  const events = emptyEvents(rows.length);
  rows.forEach(({ user, track, kind, at }, p) => {
    events.user[p] = user;
    events.track[p] = track;
    events.kind[p] = kind;
    events.value[p] = 1;
    events.at[p] = at;
  });
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  const friends = {
    user: Int32Array.from({ length: 80 }, (_, p) => p >> 1),
    friend: Int32Array.from({ length: 80 }, (_, p) => ((p >> 1) + 1 + (p % 2)) % 40),
  };
  return createDataset({ users: names("u", 40), tracks: names("t", 50), events, friends, catalogue: emptyCatalogue(50) });
}
