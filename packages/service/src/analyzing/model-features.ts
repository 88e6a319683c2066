import type { Feature } from "@segue/engine";
import { SegueError } from "../errors.js";
import { computeFeatures } from "../hearing/compute-features.js";
import { soundSets } from "../hearing/feature-sets.js";
import { isKept, keepFeature, type ModelSet } from "../hearing/kept-features.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { TrackSound } from "../ports/sounds.js";
import { FOREIGN, refuseOtherTask } from "../registry/foreign/files.js";
import { openSealed } from "../registry/model-files.js";
import { createModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import { loadOwnAnalyzer } from "./analyzer-files.js";
import { blockOfSound } from "./sound-block.js";

/** Whether a name is that of a network's set: `name@version`. */
export const isModelSet = (name: string): boolean => name.includes("@");

/** The model of a reference, which analyzes and was trained here; throws `unknown-model`, `wrong-task`, `no-network` for a model that was made elsewhere. */
async function ownModel(services: Services, workspace: string, reference: string) {
  const record = await createModelRegistry(services).find(workspace, reference);
  refuseOtherTask(record, "analyze");
  if (record.algorithm !== FOREIGN) return record;
  throw new SegueError(
    "no-network",
    `${record.name}@${record.version} was made elsewhere: only what was trained here reads tracks.`,
  );
}

/** The set that a network is. */
export async function modelSet(services: Services, workspace: string, reference: string): Promise<ModelSet> {
  const record = await ownModel(services, workspace, reference);
  const { manifest } = await openSealed(services.artifacts, workspace, record);
  return { name: `${record.name}@${record.version}`, seal: manifest.checksum };
}

/** Files told of of which nothing was computed. */
const EXAMPLES = 10;

/**
 * Lets a network say of all imported music what its last hidden layer makes of it, and keeps that by content as a set of the model's own; what is there is passed over. Throws `no-network` for a
 * model that is none, `wrong-task` for one that reads no sound.
 */
export async function computeByModel(reference: string, context: JobContext) {
  const { services, workspace, report } = context;
  const record = await ownModel(services, workspace, reference);
  const { analyzer, learned, name, version, seal } = await loadOwnAnalyzer(services, workspace, record);
  const set = { name: `${name}@${version}`, seal };
  if (analyzer.network === undefined) throw new SegueError("no-network", `${set.name} was trained by ${record.algorithm}.`);
  if (learned.reading.what === "facts")
    throw new SegueError("wrong-task", `The model ${set.name} reads what is known of tracks, not their sound.`);
  const sets = soundSets(learned.reading.sets);
  const sounds = await services.store.sounds.contents(workspace);
  const missing: TrackSound[] = [];
  for (const sound of sounds) if (!(await isKept(services, workspace, sound.hash, set))) missing.push(sound);
  const { failed } = await computeFeatures({ ...context, report: part(report, 0, 0.5) }, missing, sets);
  const unread = new Set(failed.map(({ sound }) => sound.hash));
  const readable = missing.filter(({ hash }) => !unread.has(hash));
  for (const [done, sound] of readable.entries()) {
    await report(
      0.5 + (0.5 * done) / readable.length,
      `asked about ${done.toLocaleString("en")} of ${readable.length.toLocaleString("en")} files`,
    );
    const { data } = await analyzer.network.features([await blockOfSound(services, workspace, sound, sets)]);
    const feature: Feature = { bands: data.length, frames: 1, data };
    await keepFeature(services, workspace, sound.hash, set, feature);
  }
  await analyzer.close?.();
  const examples = failed.slice(0, EXAMPLES).map(({ sound, reason }) => ({ file: sound.place, reason }));
  const counts = { computed: readable.length, there: sounds.length - missing.length, failed: failed.length };
  return { features: [set.name], files: sounds.length, ...counts, examples };
}
