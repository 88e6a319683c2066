import type { Feature } from "@segue/engine";
import { SegueError } from "../errors.js";
import { isKept, keepFeature, type ModelSet } from "../hearing/kept-features.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { TrackSound } from "../ports/sounds.js";
import { FOREIGN, refuseOtherTask } from "../registry/foreign/files.js";
import { openSealed } from "../registry/model-files.js";
import { createModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import { loadOwnAnalyzer, type OwnAnalyzer } from "./analyzer-files.js";
import { type ContentKind, contentBlock } from "./readers/contents.js";
import { covers } from "./readers/covers.js";
import { sound } from "./readers/sound.js";

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
 * Lets a network say of all imported music, or of its covers, what its last hidden layer makes of it, and keeps that by content as a set of the model's own; what is there is passed over. Throws `no-network` for a
 * model that is none, `wrong-task` for one that reads neither.
 */
export async function computeByModel(reference: string, context: JobContext) {
  const { services, workspace } = context;
  const record = await ownModel(services, workspace, reference);
  const model = await loadOwnAnalyzer(services, workspace, record);
  const set = `${model.name}@${model.version}`;
  const { reading } = model.learned;
  if (model.analyzer.network === undefined) throw new SegueError("no-network", `${set} was trained by ${record.algorithm}.`);
  try {
    if (reading.what === "sound") return await computeOf(sound, model, reading.sets, context);
    if (reading.what === "covers") return await computeOf(covers, model, reading.sets, context);
  } finally {
    await model.analyzer.close?.();
  }
  throw new SegueError("wrong-task", `The model ${set} reads ${reading.what}, not sound or covers.`);
}

async function computeOf<Item extends TrackSound>(
  kind: ContentKind<Item>,
  { name, version, seal, analyzer }: OwnAnalyzer,
  sets: readonly string[],
  context: JobContext,
) {
  const { services, workspace, report } = context;
  const set = { name: `${name}@${version}`, seal };
  const having = kind.having(await services.store.sounds.contents(workspace));
  const contents = [...new Map(having.map((item) => [kind.hashOf(item), item])).values()];
  const missing: Item[] = [];
  for (const item of contents) if (!(await isKept(services, workspace, kind.hashOf(item), set))) missing.push(item);
  const { failed } = await kind.compute({ ...context, report: part(report, 0, 0.5) }, missing, sets);
  const unread = new Set(failed.map(({ sound: item }) => kind.hashOf(item)));
  const readable = missing.filter((item) => !unread.has(kind.hashOf(item)));
  for (const [done, item] of readable.entries()) {
    await report(
      0.5 + (0.5 * done) / readable.length,
      `asked about ${done.toLocaleString("en")} of ${readable.length.toLocaleString("en")} files`,
    );
    const { data } = await analyzer.network!.features([await contentBlock(kind, services, workspace, item, sets)]);
    const feature: Feature = { bands: data.length, frames: 1, data };
    await keepFeature(services, workspace, kind.hashOf(item), set, feature);
  }
  const examples = failed.slice(0, EXAMPLES).map(({ sound: item, reason }) => ({ file: item.place, reason }));
  const counts = { computed: readable.length, there: contents.length - missing.length, failed: failed.length };
  return { features: [set.name], files: contents.length, ...counts, examples };
}
