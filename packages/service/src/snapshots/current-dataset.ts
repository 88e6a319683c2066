import type { CleaningSettings, Dataset } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Lineage, SnapshotRecord } from "../ports/snapshots.js";
import type { Services } from "../services.js";
import { VERSION } from "../version.js";
import { cleanListening, type Report } from "./clean-listening.js";
import { cleaningOf } from "./cleaning.js";
import { type RawListening, rawListening } from "./raw-listening.js";

type Needed = Pick<Services, "store" | "snapshotFiles" | "clock">;

/** A snapshot, and what it holds. */
export interface TakenSnapshot {
  readonly record: SnapshotRecord;
  readonly dataset: Dataset;
}

/** The dataset of what the store holds now, cleaned. Rejects with `no-data` where there is nothing to learn from. */
export const currentDataset = async (services: Needed, workspace: string, report?: Report): Promise<Dataset> =>
  (await currentSnapshot(services, workspace, report)).dataset;

/** The snapshot of the store's revision: the one that was taken, otherwise a new one is taken. Rejects as {@link currentDataset}. */
export async function currentSnapshot(
  services: Needed,
  workspace: string,
  report: Report = async () => {},
): Promise<TakenSnapshot> {
  const { store, snapshotFiles } = services;
  const revision = await store.events.revision(workspace);
  const record = await store.snapshots.at(workspace, revision);
  if (record !== undefined) {
    const dataset = await snapshotFiles.read(workspace, record.fingerprint).catch((thrown: unknown) => {
      if (thrown instanceof SegueError && thrown.code === "damaged-file") return undefined;
      throw thrown;
    });
    // A damaged snapshot is taken again: the store still holds the truth.
    if (dataset !== undefined) return { record, dataset };
  }
  return takeSnapshot(services, workspace, revision, report);
}

async function takeSnapshot(
  { store, snapshotFiles, clock }: Needed,
  workspace: string,
  revision: number,
  report: Report,
): Promise<TakenSnapshot> {
  const cleaning = await cleaningOf(store, workspace);
  const raw = await store.events.everything(workspace, rawListening);
  const apart = await store.merges.apart(workspace);
  const { dataset, same, report: found } = await cleanListening(raw, cleaning, report, apart);
  await snapshotFiles.write(workspace, dataset);
  await store.merges.replace(workspace, same);
  const record = {
    fingerprint: dataset.fingerprint,
    revision,
    users: dataset.users.size,
    tracks: dataset.tracks.size,
    events: dataset.events.length,
    createdAt: clock.now(),
    lineage: lineageOf(raw, cleaning),
    report: found,
  };
  await store.snapshots.record(workspace, record);
  return { record, dataset };
}

function lineageOf(raw: RawListening, cleaning: CleaningSettings): Lineage {
  let liveEvents = 0;
  for (let p = 0; p < raw.events.length; p++) if (raw.importAt(p) === "live") liveEvents++;
  return { imports: raw.imports.map(({ id, name, format }) => ({ id, name, format })), liveEvents, cleaning, version: VERSION };
}
