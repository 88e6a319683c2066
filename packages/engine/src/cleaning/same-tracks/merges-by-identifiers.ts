import { buckets } from "./buckets.js";
import { byWorth, type KnownTrack } from "./known-track.js";
import type { Merge } from "./merge.js";
import { namesOfIsrc } from "./names-of-isrc.js";

/** Tracks that were found to be one, by one identifier. */
interface Bond {
  readonly by: "mbid" | "isrc";
  readonly tracks: readonly KnownTrack[];
}

/** The merges of tracks that are bound by MBIDs and ISRCs, also in a chain of several. */
export function mergesByIdentifiers(tracks: readonly KnownTrack[]): Merge[] {
  const bonds = bondsAmong(tracks);
  const bondsOf = new Map<KnownTrack, Bond[]>();
  for (const bond of bonds)
    for (const track of bond.tracks) {
      const own = bondsOf.get(track);
      if (own === undefined) bondsOf.set(track, [bond]);
      else own.push(bond);
    }
  const merges: Merge[] = [];
  const reached = new Set<KnownTrack>();
  for (const start of [...bondsOf.keys()].sort(byWorth)) {
    if (!reached.has(start)) merges.push(...chainFrom(start, bondsOf, reached));
  }
  return merges;
}

/** Breadth first, MBIDs before ISRCs and tracks by worth, so that the reasons given do not depend on the order of the input. */
function chainFrom(kept: KnownTrack, bondsOf: ReadonlyMap<KnownTrack, readonly Bond[]>, reached: Set<KnownTrack>): Merge[] {
  const merges: Merge[] = [];
  const queue = [kept];
  const followed = new Set<Bond>();
  reached.add(kept);
  for (const like of queue) {
    for (const bond of bondsOf.get(like) ?? []) {
      if (followed.has(bond)) continue;
      followed.add(bond);
      for (const merged of bond.tracks) {
        if (reached.has(merged)) continue;
        reached.add(merged);
        queue.push(merged);
        merges.push({ kept, merged, like, by: bond.by });
      }
    }
  }
  return merges;
}

function bondsAmong(tracks: readonly KnownTrack[]): Bond[] {
  const byMbid = buckets(tracks, ({ mbid }) => mbid);
  const byIsrc = buckets(tracks, ({ isrc }) => isrc).flatMap(namesOfIsrc);
  return [
    ...byMbid.map((same): Bond => ({ by: "mbid", tracks: same.sort(byWorth) })),
    ...byIsrc.map((same): Bond => ({ by: "isrc", tracks: same.sort(byWorth) })),
  ];
}
