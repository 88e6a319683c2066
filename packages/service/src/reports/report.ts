import { Type } from "typebox";
import { importSchema, presentImport, timeSchema, timeText } from "../http/schemas.js";
import type { SnapshotRecord } from "../ports/snapshots.js";
import type { Store } from "../ports/store.js";
import { musicThere } from "./music.js";
import { cleaningReportSchema, musicSchema } from "./schema.js";

/** Which snapshot a report speaks of. */
const snapshotSchema = Type.Object({
  id: Type.String(),
  takenAt: timeSchema,
  current: Type.Boolean({ description: "Whether it shows what the store holds now" }),
});

const cleaningSchema = Type.Union([cleaningReportSchema, Type.Null()], {
  description: "What cleaning did and what is left, once a snapshot was taken: by training, evaluating, or POST /v1/snapshots",
});

export const importReportSchema = Type.Object({
  import: importSchema,
  snapshot: Type.Union([snapshotSchema, Type.Null()]),
  cleaning: cleaningSchema,
});

export const dataReportSchema = Type.Object({
  imports: Type.Array(importSchema),
  catalogue: Type.Object({
    tracks: Type.Integer({ minimum: 0, description: "Tracks that are known, heard by anybody or not" }),
    music: musicSchema,
  }),
  snapshot: Type.Union([snapshotSchema, Type.Null()]),
  cleaning: cleaningSchema,
});

/** Imports told of in a report about all data. */
const MOST_IMPORTS = 1000;

/** What came of one import; undefined where there is none. */
export async function importReport(store: Store, workspace: string, id: string) {
  const record = await store.imports.get(workspace, id);
  if (record === undefined) return undefined;
  const newest = await store.snapshots.newest(workspace);
  const holdsIt = newest?.lineage.imports.some((each) => each.id === id) ?? false;
  return { import: presentImport(record), ...(await about(store, workspace, holdsIt ? newest : undefined)) };
}

/** What all data are like. */
export async function dataReport(store: Store, workspace: string) {
  const imports = await store.imports.list(workspace, { limit: MOST_IMPORTS });
  const newest = await store.snapshots.newest(workspace);
  const catalogue = { tracks: await store.tracks.count(workspace), music: await musicThere(store, workspace) };
  return { imports: imports.items.map(presentImport), catalogue, ...(await about(store, workspace, newest)) };
}

export type ImportReport = NonNullable<Awaited<ReturnType<typeof importReport>>>;
export type DataReport = Awaited<ReturnType<typeof dataReport>>;

const NO_FACTS = { facts: [], filled: [] };

async function about(store: Store, workspace: string, taken: SnapshotRecord | undefined) {
  if (taken === undefined) return { snapshot: null, cleaning: null };
  // A snapshot of a version that knew no rules about facts tells nothing of them.
  const cleaning = { ...NO_FACTS, ...taken.report };
  const current = (await store.events.revision(workspace)) === taken.revision;
  return { snapshot: { id: taken.fingerprint, takenAt: timeText(taken.createdAt), current }, cleaning };
}
