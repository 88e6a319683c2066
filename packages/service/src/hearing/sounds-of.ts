import type { TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { isStillAllowed } from "./allowed-folder.js";

/** The files of a track; where it has none, those of tracks that are the same under other ids. Only what may still be given away. */
export async function soundsOf({ store, config }: Pick<Services, "store" | "config">, workspace: string, track: string) {
  const own = await store.sounds.ofTracks(workspace, [track]);
  const sounds = own.length > 0 ? own : await store.sounds.ofTracks(workspace, await store.merges.sameAs(workspace, track));
  const allowed: TrackSound[] = [];
  for (const sound of sounds) if (await isStillAllowed(sound.folder, config)) allowed.push(sound);
  return allowed;
}
