import { setImmediate as breathe } from "node:timers/promises";
import { tracksOfFiles } from "../hearing/tracks-of-files.js";
import type { TrackPlace, TrackSound } from "../ports/sounds.js";
import type { Track } from "../ports/tracks.js";
import type { Services } from "../services.js";

/** The catalogue, and the sound of its tracks. */
export interface KnownTracks {
  readonly tracks: ReadonlyMap<string, Track>;
  /** A file of each content, in order of tracks and contents. */
  readonly sounds: readonly TrackSound[];
  /** Where their files lie. */
  readonly places: readonly TrackPlace[];
  /** The track that a table means: by a file of it (see `tracksOfFiles`), or by its id. */
  trackOf(name: string): string | undefined;
}

export async function knownTracks({ store }: Pick<Services, "store">, workspace: string): Promise<KnownTracks> {
  const tracks = new Map<string, Track>();
  for await (const some of store.tracks.everything(workspace)) {
    for (const track of some) tracks.set(track.id, track);
    // The service asks, too: others are answered in between.
    await breathe();
  }
  const sounds = (await store.sounds.contents(workspace)).sort((a, b) => ordered(a.track, b.track) || ordered(a.hash, b.hash));
  const places = await store.sounds.places(workspace);
  const ofFile = tracksOfFiles(places);
  const known = (id: string) => (tracks.has(id) ? id : undefined);
  return { tracks, sounds, places, trackOf: (name) => ofFile(name) ?? known(name) };
}

export const ordered = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
