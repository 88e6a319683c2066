import { type Histogram, histogramOf } from "../cleaning/report/histogram.js";
import type { DataShape } from "../cleaning/report/shape.js";
import { type TagBin, tagBins } from "../cleaning/report/tag-bins.js";
import type { Dataset } from "../dataset/dataset.js";

/** How big a dataset is, in the numbers on which the cost of training depends. */
export interface DatasetSize {
  readonly users: number;
  readonly tracks: number;
  /** Pairs of user and track with a weight. */
  readonly plays: number;
  /** Pairs of plays of the same user: Σ n² over users with n tracks each. What comparing tracks with one another visits. */
  readonly coPlays: number;
  /** Ordered pairs of tracks with a common listener, as many as popularity alone would bring about. */
  readonly trackPairs: number;
  readonly tags: readonly TagBin[];
}

/** The size of a dataset that is in memory. */
export function sizeOf({ plays, tags }: Pick<Dataset, "plays" | "tags">): DatasetSize {
  const { rows, cols, indptr, indices } = plays;
  const byUser = new Uint32Array(rows);
  const byTrack = new Uint32Array(cols);
  for (let user = 0; user < rows; user++) byUser[user] = indptr[user + 1]! - indptr[user]!;
  for (const track of indices) byTrack[track]!++;
  const [tracksPerUser, usersPerTrack] = [histogramOf(byUser.filter(Boolean)), histogramOf(byTrack.filter(Boolean))];
  return spreadSize({ users: rows, tracks: cols, plays: indices.length, tracksPerUser, usersPerTrack, tags: tagBins(tags) });
}

/** The size of a dataset that was described. */
export function sizeOfShape({ users, tracks, pairs, tracksPerUser, usersPerTrack, tags = [] }: DataShape): DatasetSize {
  return spreadSize({ users, tracks, plays: pairs, tracksPerUser, usersPerTrack, tags });
}

/** The size that so many plays would have if they were spread as they commonly are: a few listeners and tracks have most of them. */
export function usualSize({ users, tracks, plays }: Pick<DatasetSize, "users" | "tracks" | "plays">): DatasetSize {
  const coPlays = (USUAL_SKEW * plays ** 2) / Math.max(1, users);
  return { users, tracks, plays, coPlays, trackPairs: Math.min(coPlays / 2, tracks ** 2), tags: [] };
}

/** Mean of squares ÷ square of the mean, of tracks per user. */
const USUAL_SKEW = 3;

interface Spread extends Pick<DatasetSize, "users" | "tracks" | "plays" | "tags"> {
  readonly tracksPerUser: Histogram;
  readonly usersPerTrack: Histogram;
}

function spreadSize({ users, tracks, plays, tracksPerUser, usersPerTrack, tags }: Spread): DatasetSize {
  const coPlays = tracksPerUser.bins.reduce((sum, bin) => sum + bin.count * meanSquare(bin), 0);
  return { users, tracks, plays, coPlays, trackPairs: expectedPairs(usersPerTrack, coPlays, plays), tags };
}

/** Of counts spread evenly over a bin. */
const meanSquare = ({ from, to }: Histogram["bins"][number]) => (from * from + from * to + to * to) / 3;

/**
 * Σ over pairs of tracks of the chance that some co-play meets them, if each end of a co-play chose its track by popularity alone
 * (Poisson). Listeners who share a taste meet the same pairs more often, so that there are fewer.
 */
function expectedPairs({ bins }: Histogram, coPlays: number, plays: number): number {
  let pairs = 0;
  for (const a of bins) {
    for (const b of bins) {
      const meetings = (coPlays * middle(a) * middle(b)) / Math.max(1, plays) ** 2;
      pairs += a.count * b.count * -Math.expm1(-meetings);
    }
  }
  return pairs;
}

const middle = ({ from, to }: Histogram["bins"][number]) => (from + to) / 2;
