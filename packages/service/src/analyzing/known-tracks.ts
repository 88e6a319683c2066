import { setImmediate as breathe } from "node:timers/promises";
import type { TrackSound } from "../ports/sounds.js";
import type { Track } from "../ports/tracks.js";
import type { Services } from "../services.js";

/** The catalogue, and the sound of its tracks. */
export interface KnownTracks {
  readonly tracks: ReadonlyMap<string, Track>;
  /** A file of each content, in order of tracks and contents. */
  readonly sounds: readonly TrackSound[];
  /** The track that a table means: by the place of its file, by the file's name where there is only one of that name, or by its id. */
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
  const byPlace = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const { folder, place, track } of sounds) {
    byPlace.set(place, track).set(`${folder}/${place}`, track);
    for (const name of namesOf(place)) byName.set(name, byName.has(name) && byName.get(name) !== track ? undefined : track);
  }
  const known = (id: string) => (tracks.has(id) ? id : undefined);
  return { tracks, sounds, trackOf: (name) => byPlace.get(name) ?? byName.get(name) ?? known(name) };
}

export const ordered = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A file's name, with and without what says its format. */
function namesOf(place: string): string[] {
  const name = place.slice(place.lastIndexOf("/") + 1);
  return [name, name.replace(/\.[^.]+$/, "")];
}
