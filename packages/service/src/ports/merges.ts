import type { SameTracks } from "@segue/engine";
import type { Page, PageRequest } from "./tracks.js";

/** A track that is taken for another one, and why. */
export interface Merge {
  readonly track: string;
  readonly takenFor: string;
  /** What tells: `mbid`, `isrc` or `name`. */
  readonly by: string;
  readonly why: string;
}

/** Tracks that are the same under several ids. Nothing is lost by it: each keeps its events and what is known about it. */
export interface Merges {
  list(workspace: string, page: PageRequest): Promise<Page<Merge>>;
  count(workspace: string): Promise<number>;
  /** The other ids of a track: those that are taken for it, that it is taken for, or that are taken for the same; smallest first. */
  sameAs(workspace: string, track: string): Promise<string[]>;
  /** What holds from now on, in place of what held. */
  replace(workspace: string, same: readonly SameTracks[]): Promise<void>;
  /** Takes a merge back, for good: the track is never taken for another one again. Tells whether there is such a track. */
  keepApart(workspace: string, track: string): Promise<boolean>;
  /** The tracks that are kept apart. */
  apart(workspace: string): Promise<ReadonlySet<string>>;
}
