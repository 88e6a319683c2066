import type { Feature, ImageSet } from "@segue/engine";
import { PictureFileError } from "../ports/picture-files.js";
import type { Services } from "../services.js";
import { coverBytes } from "./covers.js";
import { keepFeature, keptFeature } from "./kept-features.js";
import { missingSets, type Outcome } from "./missing-sets.js";
import type { CoveredSound } from "./sounds-of.js";

/** Computes what is missing of a cover and keeps it by the picture's content; why it could not be read, where that is so. */
export async function computeMissingOfCover(
  services: Services,
  workspace: string,
  sound: CoveredSound,
  sets: readonly ImageSet[],
): Promise<Outcome> {
  const { hash } = sound.cover;
  const missing = await missingSets(services, workspace, hash, sets);
  if (missing.length === 0) return "there";
  const bytes = await coverBytes(services, workspace, sound);
  if (bytes === undefined) return { reason: "its picture changed since it was imported: import its folder again" };
  try {
    const { features } = await services.pictureFiles.read(bytes, { features: missing.map(({ name }) => name) });
    for (const set of missing) await keepFeature(services, workspace, hash, set, features[set.name]!);
    return "computed";
  } catch (thrown) {
    if (thrown instanceof PictureFileError) return { reason: `its cover: ${thrown.message.replace(/\.$/, "")}` };
    throw thrown;
  }
}

/** What sets say of a cover, in their order, computed where it is not kept; why it could not be read, where that is so. */
export async function coverFeatures(
  services: Services,
  workspace: string,
  sound: CoveredSound,
  sets: readonly ImageSet[],
): Promise<{ readonly features: ReadonlyMap<string, Feature> } | { readonly reason: string }> {
  const outcome = await computeMissingOfCover(services, workspace, sound, sets);
  if (typeof outcome !== "string") return outcome;
  const features = new Map<string, Feature>();
  for (const set of sets) {
    const feature = await keptFeature(services, workspace, sound.cover.hash, set);
    if (feature === undefined) return { reason: `${set.name} of its cover was removed while it was read` };
    features.set(set.name, feature);
  }
  return { features };
}
