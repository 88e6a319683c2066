/** A track of the catalogue. */
export interface Track {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
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

export interface Tracks {
  get(workspace: string, id: string): Promise<Track | undefined>;
  /** Those of the ids that exist, in no order. */
  getMany(workspace: string, ids: readonly string[]): Promise<Track[]>;
  list(workspace: string, page: PageRequest): Promise<Page<Track>>;
  /** Tracks whose id, title or artist contains `text`, whatever the case; whole matches first. */
  search(workspace: string, text: string, limit: number): Promise<Track[]>;
  count(workspace: string): Promise<number>;
}
