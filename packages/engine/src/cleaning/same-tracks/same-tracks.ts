import type { SameTracks } from "../clean.js";

/** What is known by which a track may be recognised under another id. */
export interface NamedTrack {
  readonly id: string;
  readonly title?: string | null;
  readonly artist?: string | null;
  readonly album?: string | null;
  /** Of the MusicBrainz recording. */
  readonly mbid?: string | null;
  readonly isrc?: string | null;
  /** Seconds. */
  readonly duration?: number | null;
}

const MBID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tracks that are the same recording: those with one MusicBrainz id. */
export function sameTracks(tracks: readonly NamedTrack[]): SameTracks[] {
  const byMbid = new Map<string, string[]>();
  for (const { id, mbid } of tracks) {
    const key = mbid?.toLowerCase() ?? "";
    if (MBID.test(key)) byMbid.set(key, [...(byMbid.get(key) ?? []), id]);
  }
  return [...byMbid.values()].flatMap((ids) => {
    const [kept, ...merged] = ids.sort();
    if (kept === undefined || merged.length === 0) return [];
    return [{ kept, merged: merged.map((id) => ({ id, by: "mbid", why: "both have the same MusicBrainz id" })) }];
  });
}
