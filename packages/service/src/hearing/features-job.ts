import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { FeatureSet } from "@segue/engine";
import { Type } from "typebox";
import { defineJob, type JobContext } from "../jobs/handler.js";
import { SoundFileError } from "../ports/sound-files.js";
import type { TrackSound } from "../ports/sounds.js";
import { isStillAllowed } from "./allowed-folder.js";
import { eachAtOnce } from "./each-at-once.js";
import { featureNamesSchema, featureSets, summaries } from "./feature-sets.js";
import { isKept, keepFeature } from "./kept-features.js";

/** Examples told of files of which nothing was computed. */
const EXAMPLES = 10;

/**
 * Computes sets of features of every file of sound that was imported, and keeps them by the file's content: what is there as the present versions would
 * compute it is passed over. Killed, or cancelled, it goes on from there when it is started again.
 */
export const featuresJob = defineJob({
  kind: "features",
  input: Type.Object(
    { features: Type.Optional({ ...featureNamesSchema, default: summaries.map(({ name }) => name) }) },
    { additionalProperties: false },
  ),
  resource: () => "features",
  async run({ features = [] }, { services, workspace, report }) {
    const sets = featureSets(features);
    const sounds = await services.store.sounds.contents(workspace);
    const counts = { computed: 0, there: 0, failed: 0 };
    const examples: { file: string; reason: string }[] = [];
    let done = 0;
    await eachAtOnce(sounds, services.config.threads, async (sound) => {
      const outcome = await computeMissing(services, workspace, sound, sets);
      if (typeof outcome === "string") counts[outcome]++;
      else {
        counts.failed++;
        if (examples.length < EXAMPLES) examples.push({ file: sound.place, reason: outcome.reason });
      }
      await report(++done / sounds.length, `heard ${done.toLocaleString("en")} of ${sounds.length.toLocaleString("en")} files`);
    });
    return { features, files: sounds.length, ...counts, examples };
  },
});

/** Computes what is missing of a file; why it could not be read, where that is so. */
async function computeMissing(
  services: JobContext["services"],
  workspace: string,
  sound: TrackSound,
  sets: readonly FeatureSet[],
): Promise<"computed" | "there" | { readonly reason: string }> {
  const missing: FeatureSet[] = [];
  for (const set of sets) if (!(await isKept(services, workspace, sound.hash, set))) missing.push(set);
  if (missing.length === 0) return "there";
  if (!(await isStillAllowed(sound.folder, services.config))) return { reason: "its folder may not be read any more" };
  if (!(await isAsItWas(sound))) return { reason: "it changed since it was imported: import its folder again" };
  try {
    const heard = await services.soundFiles.read(join(sound.folder, sound.place), { features: missing.map(({ name }) => name) });
    for (const set of missing) await keepFeature(services, workspace, sound.hash, set, heard.features[set.name]!);
    return "computed";
  } catch (thrown) {
    if (thrown instanceof SoundFileError) return { reason: thrown.message };
    throw thrown;
  }
}

/** Whether it is still the content by whose hash it is known. */
async function isAsItWas({ folder, place, size, changedAt }: TrackSound): Promise<boolean> {
  const now = await stat(join(folder, place)).catch(() => undefined);
  return now?.size === size && now.mtimeMs === changedAt;
}
