import { sizeOfShape, usualSize } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { SnapshotRecord } from "../ports/snapshots.js";
import type { Services } from "../services.js";
import type { DataSize } from "./forecast.js";

/**
 * How much there is to learn from, as far as that is known without reading it: from the newest snapshot and what came in since, or, where
 * none was taken yet, from what the store and the imports say. Rejects with `no-data` where nothing came in.
 */
export async function knownSize({ store }: Pick<Services, "store">, workspace: string): Promise<DataSize> {
  const newest = await store.snapshots.newest(workspace);
  const since = await importedSince(store, workspace, newest);
  if (newest !== undefined) {
    const untaken = newest.revision !== (await store.events.revision(workspace));
    return grown({ ...sizeOfShape(newest.report.shape), events: newest.events, untaken }, 1 + since / Math.max(1, newest.events));
  }
  // Single events may be all there is: they are counted then, which takes long only where there are many.
  const events = since > 0 ? since : await store.events.count(workspace);
  if (events === 0) throw new SegueError("no-data", "No play, skip, love or rating has been imported or received.");
  const [users, tracks] = await Promise.all([store.users.count(workspace), store.tracks.count(workspace)]);
  return { ...usualSize({ users, tracks, plays: Math.min(events, users * tracks) }), events, untaken: true };
}

/** Events of the imports that the snapshot does not hold; of all imports where there is none. */
async function importedSince(
  { imports }: Services["store"],
  workspace: string,
  snapshot: SnapshotRecord | undefined,
): Promise<number> {
  const known = new Set(snapshot?.lineage.imports.map(({ id }) => id));
  let events = 0;
  let cursor: string | undefined;
  do {
    const page = await imports.list(workspace, { limit: 1000, cursor });
    for (const { id, rows } of page.items) if (!known.has(id)) events += rows.kept;
    cursor = page.next;
  } while (cursor !== undefined);
  return events;
}

/** The size of `factor` times as much of the same kind: users and tracks grow with the events. */
function grown(size: DataSize, factor: number): DataSize {
  const { users, tracks, plays, coPlays, trackPairs, events } = size;
  return {
    ...size,
    users: users * factor,
    tracks: tracks * factor,
    plays: plays * factor,
    coPlays: coPlays * factor,
    trackPairs: trackPairs * factor,
    events: events * factor,
  };
}
