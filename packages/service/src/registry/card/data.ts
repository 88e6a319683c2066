import type { ModelData } from "../../ports/models.js";
import type { SnapshotRecord } from "../../ports/snapshots.js";
import type { Store } from "../../ports/store.js";

/** What is known of the data of a fingerprint; null where its snapshot is no more. */
export async function modelData(store: Store, workspace: string, dataset: string): Promise<ModelData | null> {
  const fingerprint = await store.snapshots.current(workspace, dataset);
  const snapshot = (await store.snapshots.list(workspace)).find((each) => each.fingerprint === fingerprint);
  return snapshot === undefined ? null : dataOf(snapshot, await simulatedOnes(store, workspace, snapshot));
}

async function simulatedOnes(store: Store, workspace: string, { lineage }: SnapshotRecord): Promise<ReadonlySet<string>> {
  const found = await Promise.all(lineage.imports.map(({ id }) => store.imports.get(workspace, id)));
  return new Set(found.flatMap((record) => (record?.simulated ? [record.id] : [])));
}

function dataOf({ fingerprint, createdAt, lineage, report }: SnapshotRecord, simulated: ReadonlySet<string>): ModelData {
  const points = report.shape.timeLine?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  return {
    snapshot: fingerprint,
    takenAt: createdAt,
    imports: lineage.imports.map(({ id, name, format }) => ({ name, format, simulated: simulated.has(id) })),
    liveEvents: lineage.liveEvents,
    before: report.before.events,
    events: report.after.events,
    users: report.after.users,
    tracks: report.after.tracks,
    period: first && last ? { unit: report.shape.timeLine!.unit, from: first.start, to: last.start } : null,
    cleaning: report.rules.map(({ rule, title, on, rows }) => ({ rule, title, events: on ? rows : null })),
    sameTracks: report.same.tracks,
  };
}
