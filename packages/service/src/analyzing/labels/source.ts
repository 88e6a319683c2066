import type { Services } from "../../services.js";
import type { KnownTracks } from "../known-tracks.js";

/** What is said of tracks, by their ids: words, or numbers in the order of `names`. */
export type Said =
  | { readonly kind: "words"; readonly of: ReadonlyMap<string, ReadonlySet<string>>; readonly several: boolean }
  | { readonly kind: "numbers"; readonly names: readonly string[]; readonly of: ReadonlyMap<string, readonly number[]> };

export interface Looking {
  readonly services: Pick<Services, "store">;
  readonly workspace: string;
  readonly known: KnownTracks;
}

/** A place where labels may be. */
export interface LabelSource {
  /** The word that people write. */
  readonly name: string;
  /** What a label of it is called where a model says it: `genre`. */
  readonly word: string;
  /** What is missing where there are none, as a sentence without its end, and what to do. */
  readonly none: string;
  readonly remedy: string;
  read(looking: Looking): Promise<Said>;
}
