import type { SoundCover, TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { isStillAllowed } from "./allowed-folder.js";

/** A file of a track that has a cover. */
export type CoveredSound = TrackSound & { readonly cover: SoundCover };

export const isCovered = (sound: TrackSound): sound is CoveredSound => sound.cover !== null;

/** A file of each cover, in the order of the files. */
export function coversOf(sounds: readonly TrackSound[]): CoveredSound[] {
  const byHash = new Map<string, CoveredSound>();
  for (const sound of sounds) if (isCovered(sound) && !byHash.has(sound.cover.hash)) byHash.set(sound.cover.hash, sound);
  return [...byHash.values()];
}

/** The files of a track; where it has none, those of tracks that are the same under other ids. Only what may still be given away. */
export async function soundsOf({ store, config }: Pick<Services, "store" | "config">, workspace: string, track: string) {
  const allowed: TrackSound[] = [];
  for (const sound of (await filesOf({ store }, workspace, [track])).get(track)!)
    if (await isStillAllowed(sound.folder, config)) allowed.push(sound);
  return allowed;
}

/** The files of each of these tracks; where it has none, those of tracks that are the same under other ids. */
export async function filesOf({ store }: Pick<Services, "store">, workspace: string, tracks: readonly string[]) {
  const files = new Map<string, TrackSound[]>(tracks.map((track) => [track, []]));
  for (const sound of await store.sounds.ofTracks(workspace, [...files.keys()])) files.get(sound.track)!.push(sound);
  for (const [track, own] of files) {
    if (own.length > 0) continue;
    const same = await store.merges.sameAs(workspace, track);
    if (same.length > 0) files.set(track, await store.sounds.ofTracks(workspace, same));
  }
  return files;
}
