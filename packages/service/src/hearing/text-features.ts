import { describeText, type Feature, type TextSet } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Services } from "../services.js";
import { soundsOf } from "./sounds-of.js";

/** What sets say of the words of a track, by name, computed in a moment; throws `unknown-lyrics` where there are sets and no words. */
export async function featuresOfWords(
  services: Services,
  workspace: string,
  track: string,
  sets: readonly TextSet[],
): Promise<Map<string, Feature>> {
  if (sets.length === 0) return new Map();
  const told = (await soundsOf(services, workspace, track)).find(({ hasLyrics }) => hasLyrics);
  const lyrics = told && (await services.store.sounds.lyrics(workspace, told.track));
  if (lyrics === undefined) throw new SegueError("unknown-lyrics", `No words are known of the track ${JSON.stringify(track)}.`);
  return describeText(sets, lyrics.text);
}
