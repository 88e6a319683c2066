import type { Dataset } from "../../dataset/dataset.js";
import { entriesOf, pairEvents } from "./pair-events.js";
import { PART } from "./parts.js";
import type { SplitMethod } from "./split.js";

/**
 * Of each listener the track that was met last is test, the one met before it validation. A track is met when it is first heard;
 * all its events are in the same part. Tracks without a time count as met before those with one, in random order, so that
 * in a table without times the two are drawn at random. Who has two tracks gives none to validation, who has one only trains.
 */
export const leaveOneOut: SplitMethod = {
  name: "leave-one-out",
  summary: "Each listener's newest track is predicted; for many listeners with few tracks each.",
  parameters: [],
  problem: () => undefined,
  divide(dataset, _parameters, random) {
    const parts = new Uint8Array(dataset.events.length).fill(PART.train);
    const { from, to } = pairEvents(dataset);
    const met = from.length === 0 ? new Float64Array() : firstTimes(dataset, from, to);
    dataset.users.ids.forEach((id, user) => {
      const entries = random.fork(`listener ${id}`).shuffle(entriesOf(dataset, user));
      // The sort is stable: equal times keep the order of the shuffle.
      entries.sort((a, b) => (met[a]! < met[b]! ? -1 : met[a]! > met[b]! ? 1 : 0));
      const [test, validation] = [entries.at(-1), entries.at(-2)];
      if (test !== undefined && entries.length >= 2) parts.fill(PART.test, from[test], to[test]);
      if (validation !== undefined && entries.length >= 3) parts.fill(PART.validation, from[validation], to[validation]);
    });
    return parts;
  },
};

/** When each pair's first event was; −Infinity where no time is known. */
function firstTimes({ events }: Dataset, from: Uint32Array, to: Uint32Array): Float64Array {
  return Float64Array.from(from, (start, entry) => {
    const known = events.at.subarray(start, to[entry]).filter((at) => !Number.isNaN(at));
    return known.length > 0 ? known.reduce((a, b) => Math.min(a, b)) : Number.NEGATIVE_INFINITY;
  });
}
