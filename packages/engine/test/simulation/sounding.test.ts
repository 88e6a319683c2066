import { createRandom } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { extract } from "../../src/features/audio/extract.js";
import { audioFeatures } from "../../src/features/audio/sets/list.js";
import { GENRES } from "../../src/simulation/genres.js";
import { renderTrack, soundingTracks } from "../../src/simulation/sounding.js";
import { simulateWorld } from "../../src/simulation/world.js";

const until = Date.UTC(2026, 5, 1);
const options = { seed: 1, until, tracks: 600 };
const world = simulateWorld({ ...options, listeners: 150, plays: 3000 });
const sounding = soundingTracks(options, 3);
const RATE = 11_025;

test("tracks that sound are tracks of the world, as many of each genre", () => {
  const known = new Map(world.tracks.map((track) => [track.id, track]));
  for (const { track } of sounding) expect(track).toEqual(known.get(track.id));
  for (const { name } of GENRES) expect(sounding.filter(({ track }) => track.genre === name)).toHaveLength(3);
  expect(new Set(sounding.map(({ track }) => track.id)).size).toBe(36);
});

test("a track sounds the same twice, and no two alike", () => {
  const [first, second] = sounding;
  const rendered = (track: typeof first) => renderTrack(track!, { seed: 1, rate: RATE, seconds: 8 });
  expect(rendered(first)).toEqual(rendered(first));
  expect(rendered(second)).not.toEqual(rendered(first));
});

describe("tastes", () => {
  const heard = sounding.map((track) => describeSound(renderTrack(track, { seed: 1, rate: RATE, seconds: 10 })));
  const alike = standardised(heard);
  const likings = world.users.map(({ id }) => sounding.map(({ track }) => world.truth.affinity(id, track.id)));

  test("depend on how tracks sound: what sounds alike is liked alike", () => {
    expect(foretold(likings, alike)).toBeGreaterThan(0.25);
  });

  test("do not depend on sounds that are dealt out anew", () => {
    const random = createRandom(1);
    const order = random.shuffle(Int32Array.from(alike.keys()));
    expect(
      foretold(
        likings,
        Array.from(order, (row) => alike[row]!),
      ),
    ).toBeLessThan(0.12);
  });
});

/** Means and deviations of a few sets of features. */
function describeSound([left, right]: readonly [Float32Array, Float32Array]): number[] {
  const wanted = audioFeatures.filter(({ name }) => ["mfcc", "centroid", "flatness", "rms", "onset"].includes(name));
  const found = extract(wanted, [left.map((sample, n) => (sample + right[n]!) / 2)], RATE);
  return [...found.values()].flatMap(({ bands, frames, data }) =>
    Array.from({ length: bands }, (_, band) => data.subarray(band * frames, (band + 1) * frames)).flatMap((row) => {
      const mean = row.reduce((sum, each) => sum + each, 0) / frames;
      return [mean, Math.sqrt(row.reduce((sum, each) => sum + (each - mean) ** 2, 0) / frames)];
    }),
  );
}

function standardised(rows: readonly number[][]): number[][] {
  const columns = rows[0]!.map((_, c) => rows.map((row) => row[c]!));
  const scaled = columns.map((column) => {
    const mean = column.reduce((sum, each) => sum + each, 0) / column.length;
    const deviation = Math.sqrt(column.reduce((sum, each) => sum + (each - mean) ** 2, 0) / column.length) || 1;
    return column.map((each) => (each - mean) / deviation);
  });
  return rows.map((_, r) => scaled.map((column) => column[r]!));
}

/** The mean over listeners of how liking a track correlates with liking the five others that sound most like it. */
function foretold(likings: readonly number[][], sounds: readonly number[][]): number {
  const near = sounds.map((own, r) => {
    const far = (other: number[]) => own.reduce((sum, each, c) => sum + (each - other[c]!) ** 2, 0);
    const others = [...sounds.keys()].filter((row) => row !== r);
    return others.sort((a, b) => far(sounds[a]!) - far(sounds[b]!)).slice(0, 5);
  });
  const found = likings.map((own) => {
    const said = near.map((rows) => rows.reduce((sum, row) => sum + own[row]!, 0) / rows.length);
    return correlation(own, said);
  });
  return found.reduce((sum, each) => sum + each, 0) / found.length;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = a.reduce((sum, each, i) => sum + (each - meanA) * (b[i]! - meanB), 0);
  const size = (of: readonly number[], about: number) => Math.sqrt(of.reduce((sum, each) => sum + (each - about) ** 2, 0));
  return product / (size(a, meanA) * size(b, meanB) || 1);
}
