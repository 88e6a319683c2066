import { parseIsrc, parseMbid } from "./identifiers.js";
import type { TrackFacts } from "./track-facts.js";

/** A track with its identifiers checked. */
export interface KnownTrack {
  readonly facts: TrackFacts;
  readonly mbid: string | undefined;
  readonly isrc: string | undefined;
}

export function knownTrack(facts: TrackFacts): KnownTrack {
  return { facts, mbid: parseMbid(facts.mbid), isrc: parseIsrc(facts.isrc) };
}

/**
 * Orders tracks by how well they stand for others, best first; 0 for none but the track itself. An MBID comes first of all, so that no
 * group hides one: by name alone, tracks with two MBIDs never meet.
 */
export function byWorth(a: KnownTrack, b: KnownTrack): number {
  return worth(b) - worth(a) || length(a) - length(b) || byCodeUnits(a.facts.id, b.facts.id);
}

/** Orders texts by their UTF-16 code units, the same on every machine. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const worth = ({ mbid, isrc, facts }: KnownTrack) =>
  (mbid === undefined ? 0 : 8) + (isrc === undefined ? 0 : 4) + (facts.title?.trim() ? 2 : 0) + (facts.artist?.trim() ? 1 : 0);

const length = ({ facts }: KnownTrack) => (facts.title?.length ?? 0) + (facts.artist?.length ?? 0);
