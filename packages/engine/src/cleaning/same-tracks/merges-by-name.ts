import { buckets } from "./buckets.js";
import { conflict, type Particulars, particularsOf } from "./conflict.js";
import { byWorth, type KnownTrack } from "./known-track.js";
import type { Merge } from "./merge.js";
import { nameKey } from "./track-name.js";
import { twins } from "./twins.js";

/** Tracks of which the same is known. */
interface Alike {
  readonly particulars: Particulars;
  readonly tracks: readonly KnownTrack[];
}

/** In a bucket with more kinds of tracks than this only those of one kind are merged: to compare all pairs would take too long. */
const MOST_COMPARED = 300;

/** The merges of tracks that have one name. */
export function mergesByName(tracks: readonly KnownTrack[]): Merge[] {
  return buckets(tracks, ({ facts }) => nameKey(facts)).flatMap((bucket) => classesOf(bucket).flatMap(mergesOf));
}

function classesOf(bucket: readonly KnownTrack[]): KnownTrack[][] {
  const kinds = new Map<string, Alike & { readonly tracks: KnownTrack[] }>();
  for (const track of bucket) {
    const particulars = particularsOf(track);
    const kind = JSON.stringify(Object.values(particulars).map((value) => value ?? null));
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, { particulars, tracks: [track] });
    else alike.tracks.push(track);
  }
  const all = [...kinds.values()];
  const classes =
    all.length > MOST_COMPARED ? all.map((one) => [one]) : twins<Alike>(all, (a, b) => conflict(a.particulars, b.particulars));
  return classes.map((alike) => alike.flatMap((one) => one.tracks));
}

function mergesOf(same: KnownTrack[]): Merge[] {
  const [kept, ...others] = same.sort(byWorth);
  return others.map((merged): Merge => ({ kept: kept!, merged, like: kept!, by: "name" }));
}
