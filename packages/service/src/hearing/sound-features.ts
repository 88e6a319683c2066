import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Feature, FeatureSet } from "@segue/engine";
import { SoundFileError } from "../ports/sound-files.js";
import type { TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { isStillAllowed } from "./allowed-folder.js";
import { keepFeature, keptFeature } from "./kept-features.js";
import { missingSets, type Outcome } from "./missing-sets.js";

/** Computes what is missing of a file and keeps it; why it could not be read, where that is so. */
export async function computeMissing(
  services: Services,
  workspace: string,
  sound: TrackSound,
  sets: readonly FeatureSet[],
): Promise<Outcome> {
  const missing = await missingSets(services, workspace, sound.hash, sets);
  if (missing.length === 0) return "there";
  if (!(await isStillAllowed(sound.folder, services.config))) return { reason: "its folder may not be read any more" };
  if (!(await isAsItWas(sound))) return { reason: "it changed since it was imported: import its folder again" };
  try {
    const heard = await services.soundFiles.read(join(sound.folder, sound.place), { features: missing.map(({ name }) => name) });
    for (const set of missing) await keepFeature(services, workspace, sound.hash, set, heard.features[set.name]!);
    return "computed";
  } catch (thrown) {
    if (thrown instanceof SoundFileError) return { reason: thrown.message.replace(/\.$/, "") };
    throw thrown;
  }
}

/** Whether it is still the content by whose hash it is known. */
async function isAsItWas({ folder, place, size, changedAt }: TrackSound): Promise<boolean> {
  const now = await stat(join(folder, place)).catch(() => undefined);
  return now?.size === size && now.mtimeMs === changedAt;
}

/** What sets say of a file, in their order, computed where it is not kept; why it could not be read, where that is so. */
export async function soundFeatures(
  services: Services,
  workspace: string,
  sound: TrackSound,
  sets: readonly FeatureSet[],
): Promise<{ readonly features: ReadonlyMap<string, Feature> } | { readonly reason: string }> {
  const outcome = await computeMissing(services, workspace, sound, sets);
  if (typeof outcome !== "string") return outcome;
  const features = new Map<string, Feature>();
  for (const set of sets) {
    const feature = await keptFeature(services, workspace, sound.hash, set);
    if (feature === undefined) return { reason: `${set.name} of it was removed while it was read` };
    features.set(set.name, feature);
  }
  return { features };
}
