import { createDataset, type Dataset, emptyEvents } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Listening } from "../ports/events.js";
import type { Services } from "../services.js";

/**
 * The dataset of what the store holds now: the snapshot of this revision where one was taken, otherwise a new one is taken.
 * Rejects with `no-data` where there is nothing to learn from.
 */
export async function currentDataset({ store, snapshotFiles, clock }: Services, workspace: string): Promise<Dataset> {
  const revision = await store.events.revision(workspace);
  const taken = await store.snapshots.at(workspace, revision);
  if (taken !== undefined) {
    const stored = await snapshotFiles.read(workspace, taken.fingerprint).catch((thrown: unknown) => {
      if (thrown instanceof SegueError && thrown.code === "damaged-file") return undefined;
      throw thrown;
    });
    // A damaged snapshot is taken again: the store still holds the truth.
    if (stored !== undefined) return stored;
  }
  const dataset = await store.events.everything(workspace, async (listening) => datasetOf(listening));
  await snapshotFiles.write(workspace, dataset);
  await store.snapshots.record(workspace, {
    fingerprint: dataset.fingerprint,
    revision,
    users: dataset.users.size,
    tracks: dataset.tracks.size,
    events: dataset.events.length,
    createdAt: clock.now(),
  });
  return dataset;
}

/** The dataset of all listening data. */
export function datasetOf(listening: Listening): Dataset {
  if (listening.count === 0) throw new SegueError("no-data", "No play, skip, love or rating has been imported or received.");
  const events = emptyEvents(listening.count);
  let position = 0;
  for (const [user, track, kind, value, at] of listening.events()) {
    events.user[position] = user;
    events.track[position] = track;
    events.kind[position] = kind;
    events.value[position] = value;
    if (at !== null) events.at[position] = at;
    position++;
  }
  return createDataset({
    users: listening.users,
    tracks: listening.tracks.map((track) => track.id),
    events,
    catalogue: {
      title: listening.tracks.map((track) => track.title),
      artist: listening.tracks.map((track) => track.artist),
    },
  });
}
