import type { KnownTrack } from "./known-track.js";
import { albumKey, kindOfAlbum, readName } from "./track-name.js";

/** What may speak against it that two tracks of one name are one. */
export interface Particulars {
  readonly mbid: string | undefined;
  readonly guests: string;
  readonly year: string;
  /** Seconds. */
  readonly duration: number | undefined;
  readonly album: string | undefined;
  /** What the album's name says of all its tracks: "live", "remix" …; "" for most. */
  readonly kind: string;
}

export function particularsOf({ facts, mbid }: KnownTrack): Particulars {
  const name = readName(facts);
  const duration = facts.duration ?? 0;
  return {
    mbid,
    guests: name?.guests.join("+") ?? "",
    year: name?.shown.year ?? "",
    duration: Number.isFinite(duration) && duration > 0 ? duration : undefined,
    album: albumKey(facts),
    kind: kindOfAlbum(facts.album, name?.shown.version ?? []),
  };
}

/**
 * Whether two tracks of one name are different recordings: both have an MBID, guests or a year in brackets, and not the same; only one
 * of their albums is live, unplugged, of remixes or the like; or their durations are too far apart. What only one of them has is no conflict.
 */
export function conflict(a: Particulars, b: Particulars): boolean {
  if (a.mbid !== undefined && b.mbid !== undefined && a.mbid !== b.mbid) return true;
  if (a.guests !== "" && b.guests !== "" && a.guests !== b.guests) return true;
  if (a.year !== "" && b.year !== "" && a.year !== b.year) return true;
  if (a.album !== undefined && b.album !== undefined && a.kind !== b.kind) return true;
  return a.duration !== undefined && b.duration !== undefined && Math.abs(a.duration - b.duration) > tolerance(a, b);
}

/**
 * 5 seconds on one album, where one name twice is mostly two mixes; else 10, also for long tracks: of the ten pairs of one name that are
 * between 10 s and 10 % apart in the Million Song subset, five are by their albums live, acoustic or remixed, and the others unclear.
 */
const tolerance = (a: Particulars, b: Particulars): number => (a.album !== undefined && a.album === b.album ? 5 : 10);
