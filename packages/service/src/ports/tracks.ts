import type { Facts } from "@segue/engine";
import type { Anchors, Arranged, LongPageRequest } from "./long-list.js";

/** A track of the catalogue. */
export interface Track {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
  /** What else is known about it. */
  readonly facts: Facts;
}

/** A page of a list, and the cursor of the next one (undefined on the last). */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What somebody writes about a track by hand; null takes back what was written so, and what is absent stays. */
export interface TrackChange {
  readonly title?: string | null | undefined;
  readonly artist?: string | null | undefined;
  readonly facts?: Readonly<Record<string, string | number | null>> | undefined;
}

/** A track with when it came in, in milliseconds since 1970. */
export interface AddedTrack extends Track {
  readonly addedAt: number;
}

/** By what tracks can be in order: as they came in, by id, by title (the id where there is none), by artist and then title; small and capital letters are the same. */
export const TRACK_SORTS = ["came", "id", "title", "artist"] as const;
export type TrackSort = (typeof TRACK_SORTS)[number];

/** Which tracks, and in what order: with `text` those whose id, title or artist contains it, whatever the case. */
export interface TrackList extends Arranged<TrackSort> {
  readonly text?: string | undefined;
}

export interface Tracks {
  /** All of them, some thousands at a time. */
  everything(workspace: string): AsyncIterable<readonly AddedTrack[]>;
  /** A number that grows whenever something changes that was known about tracks. */
  revision(workspace: string): Promise<number>;
  get(workspace: string, id: string): Promise<Track | undefined>;
  /** Those of the ids that exist, in no order. */
  getMany(workspace: string, ids: readonly string[]): Promise<Track[]>;
  list(workspace: string, page: LongPageRequest, which?: TrackList): Promise<Page<Track>>;
  anchors(workspace: string, which?: TrackList): Promise<Anchors>;
  /** Tracks whose id, title or artist contains `text`, whatever the case; whole matches first. */
  search(workspace: string, text: string, limit: number): Promise<Track[]>;
  count(workspace: string): Promise<number>;
  /** Changes a track by hand, over what any import says; the track as it is then, undefined when there is none. */
  change(workspace: string, id: string, change: TrackChange): Promise<Track | undefined>;
  /** Removes a track and everything about it; tells whether there was one. */
  remove(workspace: string, id: string): Promise<boolean>;
}
