import { createRandom } from "@segue/kernels";
import { emptyCatalogue } from "../dataset/catalogue.js";
import { createDataset, type Dataset } from "../dataset/dataset.js";
import { emptyEvents } from "../dataset/events.js";

/** A small synthetic dataset of listeners with a taste. */
export interface TinyWorld {
  readonly dataset: Dataset;
  /** The cluster that a track, by its row, belongs to. */
  clusterOf(track: number): number;
}

export interface TinyWorldSize {
  readonly users: number;
  readonly tracks: number;
  readonly clusters: number;
  readonly playsPerUser: number;
}

/**
 * Listeners who take nine of ten tracks from the one cluster they like, low track numbers more often, and play them a
 * heavy-tailed number of times, one after the other on a day of their own. The same seed gives the same dataset.
 */
export function tinyWorld(
  seed: number | string,
  { users, tracks, clusters, playsPerUser }: TinyWorldSize = { users: 60, tracks: 80, clusters: 4, playsPerUser: 12 },
): TinyWorld {
  const random = createRandom(seed);
  const clusterOf = (track: number) => track % clusters;
  const events = emptyEvents(users * playsPerUser);
  for (let e = 0; e < events.length; e++) {
    const user = Math.floor(e / playsPerUser);
    const any = Math.floor(tracks * random.next() ** 1.5);
    const liked = any - clusterOf(any) + (user % clusters);
    events.user[e] = user;
    events.at[e] = FIRST_DAY + DAY * user + 180_000 * (e % playsPerUser);
    events.track[e] = random.next() < 0.9 && liked < tracks ? liked : any;
    events.value[e] = Math.ceil(Math.exp(1.5 * random.normal()));
  }
  const dataset = createDataset({
    users: names("u", users),
    tracks: names("t", tracks),
    events,
    catalogue: emptyCatalogue(tracks),
  });
  return { dataset, clusterOf };
}

const DAY = 86_400_000;
const FIRST_DAY = 1.7e12;

/** `count` ids whose alphabetical order is that of their numbers. */
export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(6, "0")}`);
}
