import type { Block, FeatureSet } from "@segue/engine";
import { SegueError } from "../errors.js";
import { soundFeatures } from "../hearing/sound-features.js";
import type { TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { soundBlock } from "./reading.js";

/** What a model reads of a file of sound, computed where it is not kept; throws `unreadable-sound`. */
export async function blockOfSound(
  services: Services,
  workspace: string,
  sound: TrackSound,
  sets: readonly FeatureSet[],
): Promise<Block> {
  const heard = await soundFeatures(services, workspace, sound, sets);
  if ("features" in heard) return soundBlock(heard.features, sound.found.format.seconds);
  throw new SegueError("unreadable-sound", `${sound.place} is not read: ${heard.reason}.`);
}
