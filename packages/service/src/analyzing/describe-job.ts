import { createHash } from "node:crypto";
import type { Block, DataRow, Facts } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import type { ImportRecord } from "../ports/imports.js";
import { FOREIGN, refuseOtherTask } from "../registry/foreign/files.js";
import { createModelRegistry } from "../registry/models.js";
import { loadOwnAnalyzer, type OwnAnalyzer } from "./analyzer-files.js";
import { knownTracks, ordered } from "./known-tracks.js";
import { predictedFacts } from "./predicted-facts.js";
import { readers } from "./readers/list.js";
import type { Readable } from "./readers/reader.js";
import { say } from "./say.js";

/** The name of the format in the list of imports. */
export const PREDICTIONS = "predictions";
/** Tracks that are asked about at once. */
const BATCH = 64;

/**
 * Lets a model that was trained here say of every track what it is, as facts that are marked as predicted. They are an import, which takes the place of what an earlier version of the model
 * said, and can be taken back as any other.
 */
export const describeJob = defineJob({
  kind: "describe",
  input: Type.Object(
    {
      model: Type.String({
        minLength: 1,
        maxLength: 100,
        description: "A model that analyzes and was trained here: name or name@version",
      }),
    },
    { additionalProperties: false },
  ),
  resource: ({ model }) => `describe:${model.split("@")[0]}`,
  async run({ model: reference }, context) {
    const { services, workspace, report } = context;
    const record = await createModelRegistry(services).find(workspace, reference);
    refuseOtherTask(record, "analyze");
    if (record.algorithm === FOREIGN)
      throw new SegueError(
        "wrong-task",
        `The model ${record.name} was made elsewhere: it is asked with numbers, not with tracks.`,
      );
    const model = await loadOwnAnalyzer(services, workspace, record);
    const { reading } = model.learned;
    const known = await knownTracks(services, workspace);
    const half = { ...context, report: part(report, 0, 0.5) };
    const { readable: tracks, failed } = await readers[reading.what].all(reading, known, half);
    const rows: DataRow[] = [];
    for (let from = 0; from < tracks.length; from += BATCH) {
      await report(
        0.5 + (0.4 * from) / tracks.length,
        `asked about ${from.toLocaleString("en")} of ${tracks.length.toLocaleString("en")} tracks`,
      );
      rows.push(...(await predicted(model, tracks.slice(from, from + BATCH), context)));
    }
    await model.analyzer.close?.();
    await report(0.9, "publishing");
    const published = await publish(model, rows, context);
    return {
      model: `${model.name}@${model.version}`,
      import: published.id,
      tracks: rows.length,
      unread: failed,
      facts: namesIn(rows),
    };
  },
});

async function predicted(
  model: OwnAnalyzer,
  tracks: readonly Readable[],
  { services, workspace }: JobContext,
): Promise<DataRow[]> {
  const blocks: Block[] = [];
  for (const track of tracks) blocks.push(await track.block());
  const there = new Set(
    (
      await services.store.tracks.getMany(
        workspace,
        tracks.map(({ track }) => track),
      )
    ).map(({ id }) => id),
  );
  const said = await say(model, blocks);
  return tracks.flatMap(({ track: id }, i): DataRow[] => {
    const facts = predictedFacts(model, said[i]!);
    // One that was deleted meanwhile would come back by being told of.
    if (!there.has(id) || Object.keys(facts).length === 0) return [];
    return [{ type: "track", file: `${model.name}@${model.version}`, line: i + 1, track: id, facts }];
  });
}

const namesIn = (rows: readonly DataRow[]): string[] => [
  ...new Set(rows.flatMap((row) => (row.type === "track" ? Object.keys(row.facts as Facts) : []))),
];

/** Publishes what was said; what an earlier version of the model said is taken back afterwards. */
async function publish({ name, seal }: OwnAnalyzer, rows: DataRow[], context: JobContext): Promise<ImportRecord> {
  const { services, workspace, id } = context;
  const { store, clock } = services;
  rows.sort((a, b) => ordered((a as { track: string }).track, (b as { track: string }).track));
  const contentHash = createHash("sha256")
    .update(JSON.stringify([PREDICTIONS, seal, rows]))
    .digest("hex");
  const there = await store.imports.byContent(workspace, contentHash);
  if (there !== undefined) return there;
  await store.imports.sweep();
  const stage = await store.imports.stage(workspace, id);
  try {
    await stage.add(rows);
    const counts = { read: rows.length, kept: rows.length, changed: 0, left: 0 };
    const record = {
      id,
      name,
      format: PREDICTIONS,
      contentHash,
      rows: counts,
      rules: [],
      simulated: false,
      createdAt: clock.now(),
    };
    await stage.publish(record);
    for (const before of await earlier(name, context)) if (before !== id) await store.imports.remove(workspace, before);
    return record;
  } catch (thrown) {
    await stage.discard();
    throw thrown;
  }
}

/** Imports in which a model of that name said something. */
async function earlier(name: string, { services: { store }, workspace }: JobContext): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.imports.list(workspace, { limit: 1000, cursor });
    found.push(...page.items.filter((each) => each.format === PREDICTIONS && each.name === name).map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
