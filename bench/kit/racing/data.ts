import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createRandom, createSparseBuilder, rowOf, type SparseMatrix } from "@segue/kernels";
import { sharedData } from "../data.js";

/** What a race is run on: every row has been split in two. */
export interface RaceData {
  /** users × tracks. */
  readonly train: SparseMatrix;
  /** What is to be predicted, users × tracks. */
  readonly test: SparseMatrix;
}

/** The data of that name. */
export const raceData: Readonly<Record<string, () => Promise<RaceData>>> = {
  "lastfm-2k": async () => split(await lastfm()),
  nowplaying: async () => split(await nowplaying()),
  "1M": async () => split(synthetic(20_000, 8_000, 1_000_000)),
  "20M": async () => split(synthetic(138_000, 27_000, 20_000_000)),
};

/** ln(1 + plays) of each artist. */
async function lastfm(): Promise<SparseMatrix> {
  const text = await readFile(join(sharedData("lastfm-2k"), "user_artists.dat"), "utf8");
  const lines = text.trim().split("\n").slice(1);
  return matrixOf(lines.map((line) => line.split("\t").map(Number) as [number, number, number]));
}

/** Each session as a listener, each track counting ln(1 + plays). */
async function nowplaying(): Promise<SparseMatrix> {
  const text = await readFile(join(sharedData("nowplaying"), "sessions.txt"), "utf8");
  const sessions = text.trim().split("\n");
  return matrixOf(
    sessions.flatMap((line, user) => line.split(" ").map((track): [number, number, number] => [user, Number(track), 1])),
  );
}

function matrixOf(plays: readonly (readonly [user: number, track: number, plays: number])[]): SparseMatrix {
  const [users, tracks] = [new Map<number, Map<number, number>>(), new Map<number, number>()];
  for (const [user, track, count] of plays) {
    if (!tracks.has(track)) tracks.set(track, tracks.size);
    const row = users.get(user) ?? new Map<number, number>();
    users.set(user, row.set(tracks.get(track)!, (row.get(tracks.get(track)!) ?? 0) + count));
  }
  const builder = createSparseBuilder(users.size, tracks.size);
  for (const row of users.values()) {
    for (const [track, count] of [...row].sort(([a], [b]) => a - b)) builder.push(track, Math.log1p(count));
    builder.endRow();
  }
  return builder.finish();
}

/** Groups of tracks that the same listeners like. */
const GROUPS = 40;

/**
 * Plays (each pair once, counting 1) that are spread as in real collections: a few listeners hear much and a few tracks are heard by many. Three of four
 * are from three groups of tracks that the listener likes.
 */
function synthetic(users: number, tracks: number, events: number): SparseMatrix {
  const random = createRandom(42);
  const shares = Float64Array.from({ length: users }, () => random.next() ** -0.4 - 0.9);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const builder = createSparseBuilder(users, tracks);
  const heardBy = new Int32Array(tracks).fill(-1);
  for (let user = 0; user < users; user++) {
    const wanted = Math.min(Math.floor(tracks / 4), Math.max(2, Math.round((events * shares[user]!) / all)));
    const liked = Array.from({ length: 3 }, () => random.int(GROUPS));
    const row = new Int32Array(wanted);
    for (let found = 0; found < wanted; ) {
      const any = Math.floor(tracks * random.next() ** 2.2);
      const track = random.next() < 0.75 ? Math.min(tracks - 1, any - (any % GROUPS) + liked[random.int(3)]!) : any;
      if (heardBy[track] === user) continue;
      heardBy[track] = user;
      row[found++] = track;
    }
    for (const track of row.sort()) builder.push(track, 1);
    builder.endRow();
  }
  return builder.finish();
}

/** A tenth of each row to be predicted; rows of fewer than five entries are for learning only. */
function split(matrix: SparseMatrix): RaceData {
  const random = createRandom("held out");
  const train = createSparseBuilder(matrix.rows, matrix.cols);
  const test = createSparseBuilder(matrix.rows, matrix.cols);
  for (let r = 0; r < matrix.rows; r++) {
    const { indices, values } = rowOf(matrix, r);
    for (let e = 0; e < indices.length; e++) {
      const part = indices.length >= 5 && random.next() < 0.1 ? test : train;
      part.push(indices[e]!, values[e]!);
    }
    train.endRow();
    test.endRow();
  }
  return { train: train.finish(), test: test.finish() };
}
