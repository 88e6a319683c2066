import type { Page, PageRequest } from "./tracks.js";

/** Tracks in the order in which somebody put them, under a name. Whose it is is not kept. */
export interface Playlist {
  readonly id: string;
  readonly name: string;
  /** Ids of tracks; one may be there twice, and one that was removed from the catalogue stays named. */
  readonly tracks: readonly string[];
  /** In milliseconds since 1970, as `changedAt`. */
  readonly createdAt: number;
  readonly changedAt: number;
}

export interface Playlists {
  add(workspace: string, playlist: Playlist): Promise<void>;
  get(workspace: string, id: string): Promise<Playlist | undefined>;
  /** The newest first. */
  list(workspace: string, page: PageRequest): Promise<Page<Playlist>>;
  /** Puts what `change` makes of a playlist in its place, whatever else changes it meanwhile; undefined where there is none. */
  change(workspace: string, id: string, change: (now: Playlist) => Playlist): Promise<Playlist | undefined>;
  /** Removes it, and gives it as it was; undefined where there is none. */
  remove(workspace: string, id: string): Promise<Playlist | undefined>;
}
