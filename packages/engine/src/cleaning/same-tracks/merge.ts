import type { KnownTrack } from "./known-track.js";

/** A decision: `merged` is `kept`, because it is like `like`, a track of the same group. */
export interface Merge {
  readonly kept: KnownTrack;
  readonly merged: KnownTrack;
  readonly like: KnownTrack;
  /** What showed it. */
  readonly by: "mbid" | "isrc" | "name";
}
