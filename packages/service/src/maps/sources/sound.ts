import type { Feature, FeatureSet } from "@segue/engine";
import type { DenseMatrix } from "@segue/kernels";
import { zeros } from "@segue/kernels";
import { SegueError } from "../../errors.js";
import { isKept, keptFeature } from "../../hearing/kept-features.js";
import { likenessSets } from "../../hearing/likeness-sets.js";
import type { JobContext } from "../../jobs/handler.js";
import type { TrackSound } from "../../ports/sounds.js";
import type { MapSource, MapVectors } from "../source.js";

/** By how they sound. */
export const sound: MapSource = { name: "sound", vectors: (_, context) => soundVectors(context) };

/** How tracks sound: the means and deviations of the sets of features that were computed of most of them, each set counting the same. Rejects with `not-enough-data` where there are none. */
export async function soundVectors(context: JobContext): Promise<MapVectors> {
  const sounds = firstOfEach(await context.services.store.sounds.contents(context.workspace));
  const sets = await keptOfMost(sounds, context);
  if (sets.length === 0)
    throw new SegueError(
      "not-enough-data",
      `Of ${sounds.length} files of sound most have no features that a map can be made of.`,
      {
        hint: `Compute some with: segue features compute --features ${likenessSets.map(({ name }) => name).join(",")}`,
      },
    );
  const told: { readonly track: string; readonly parts: readonly Float32Array[] }[] = [];
  for (const [i, each] of sounds.entries()) {
    const parts = await partsOf(each, sets, context);
    if (parts !== undefined) told.push({ track: each.track, parts });
    await context.report(i / sounds.length, "reading features");
  }
  const from = sets.map(({ name }) => name).join(", ");
  const vectors = standardised(told.map(({ parts }) => parts));
  return { tracks: told.map(({ track }) => track), vectors, from, leftOut: sounds.length - told.length };
}

/** The file by which each track is heard, by the id of the track. */
export function firstOfEach(sounds: readonly TrackSound[]): TrackSound[] {
  const first = new Map<string, TrackSound>();
  for (const each of sounds) if (!first.has(each.track)) first.set(each.track, each);
  return [...first.values()].sort((a, b) => (a.track < b.track ? -1 : 1));
}

async function keptOfMost(sounds: readonly TrackSound[], { services, workspace }: JobContext): Promise<FeatureSet[]> {
  const most: FeatureSet[] = [];
  for (const set of likenessSets) {
    let kept = 0;
    for (const { hash } of sounds) if (await isKept(services, workspace, hash, set)) kept++;
    if (2 * kept > sounds.length) most.push(set);
  }
  return most;
}

/** What each set says of a sound, in as many numbers of every sound; undefined where one was not computed, or a number is none. */
async function partsOf({ hash }: TrackSound, sets: readonly FeatureSet[], { services, workspace }: JobContext) {
  const parts: Float32Array[] = [];
  for (const set of sets) {
    const feature = await keptFeature(services, workspace, hash, set);
    if (feature === undefined) return undefined;
    parts.push(described(feature));
  }
  return parts.every((part) => part.every(Number.isFinite)) ? parts : undefined;
}

/** The mean of each row and, where there are several frames, its deviation. */
function described({ bands, frames, data }: Feature): Float32Array {
  if (frames === 1) return data;
  const rows = Array.from({ length: bands }, (_, band) => data.subarray(band * frames, (band + 1) * frames));
  const means = rows.map((row) => row.reduce((sum, x) => sum + x, 0) / frames);
  const deviations = rows.map((row, band) => Math.sqrt(row.reduce((sum, x) => sum + (x - means[band]!) ** 2, 0) / frames));
  return Float32Array.from([...means, ...deviations]);
}

/** Every number with mean 0 and deviation 1 over all sounds, and divided by √(numbers of its set). */
function standardised(sounds: readonly (readonly Float32Array[])[]): DenseMatrix {
  const weights = (sounds[0] ?? []).flatMap(({ length }) => new Array<number>(length).fill(1 / Math.sqrt(length)));
  const matrix = zeros(sounds.length, weights.length);
  const rows = sounds.map((parts) => parts.flatMap((part) => [...part]));
  weights.forEach((weight, c) => {
    const mean = rows.reduce((sum, row) => sum + row[c]!, 0) / rows.length;
    const deviation = Math.sqrt(rows.reduce((sum, row) => sum + (row[c]! - mean) ** 2, 0) / rows.length);
    if (deviation === 0) return;
    rows.forEach((row, r) => {
      matrix.data[r * weights.length + c] = (weight * (row[c]! - mean)) / deviation;
    });
  });
  return matrix;
}
