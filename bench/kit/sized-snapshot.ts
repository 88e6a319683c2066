import { createDataset, emptyCatalogue, emptyEvents, shapeOf } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { openService } from "@segue/service";

/** How much there is to be. */
export interface Size {
  readonly users: number;
  readonly tracks: number;
  readonly events: number;
}

/**
 * Fills the data folder `data` with a snapshot of that size, as if it had just been taken of a store that holds it: importing the millions of
 * events first would take longer than what is measured. The same seed gives the same plays.
 */
export async function stockSnapshot(data: string, size: Size, seed: number): Promise<void> {
  const dataset = sizedDataset(size, seed);
  const service = await openService({ data, port: 0, log: "error" });
  try {
    const { store, snapshotFiles } = service.services;
    await snapshotFiles.write("main", dataset);
    const amount = { events: size.events, users: size.users, tracks: size.tracks };
    const untouched = {
      rules: [],
      same: { on: false, tracks: 0, examples: [] },
      facts: [],
      filled: [],
      warnings: [],
      support: [],
    };
    await store.snapshots.record("main", {
      fingerprint: dataset.fingerprint,
      revision: await store.events.revision("main"),
      ...amount,
      createdAt: Date.now(),
      lineage: { imports: [], liveEvents: size.events, cleaning: {}, version: "bench" },
      report: { before: amount, after: amount, shape: shapeOf(dataset), ...untouched },
    });
  } finally {
    await service.close();
  }
}

/**
 * Plays that are spread as in real collections: half of the listening is a quarter of the listeners', and a hundredth of the tracks has a
 * fifth of the plays. Every user and track occurs.
 */
function sizedDataset({ users, tracks, events: length }: Size, seed: number) {
  const random = createRandom(seed);
  const events = emptyEvents(length);
  events.value.fill(1);
  for (let i = 0; i < length; i++) {
    events.user[i] = i < users ? i : Math.floor(users * random.next() ** 2);
    events.track[i] = i < tracks ? i : Math.floor(tracks * random.next() ** 3);
  }
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  return createDataset({ users: names("u", users), tracks: names("t", tracks), events, catalogue: emptyCatalogue(tracks) });
}
