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
  const own = await store.sounds.ofTracks(workspace, [track]);
  const sounds = own.length > 0 ? own : await store.sounds.ofTracks(workspace, await store.merges.sameAs(workspace, track));
  const allowed: TrackSound[] = [];
  for (const sound of sounds) if (await isStillAllowed(sound.folder, config)) allowed.push(sound);
  return allowed;
}
