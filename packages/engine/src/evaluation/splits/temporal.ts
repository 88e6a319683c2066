import type { Dataset } from "../../dataset/dataset.js";
import { EvaluationError } from "../error.js";
import { PART } from "./parts.js";
import type { SplitMethod } from "./split.js";

/**
 * One cut in time for everybody, as a service lives it: what came before trains, and what a listener meets after the cut for the
 * first time is to be predicted. A slice right before the cut is validation, in the same way. Later plays of a track already met
 * are set aside. Listeners of whom nothing precedes the validation slice are not judged.
 */
export const temporal: SplitMethod = {
  name: "temporal",
  summary: "Train on the past, predict what listeners discover after a cut in time; the nearest to real use.",
  parameters: [
    { name: "before", description: "Share of the events before the cut.", default: 0.8 },
    {
      name: "validation",
      description: "Share of the events before the cut, the latest of them, to choose parameters on.",
      default: 0.1,
    },
  ],
  problem([before, validation]) {
    if (!(before! > 0 && before! < 1)) return "the share before the cut must be above 0 and below 1";
    if (!(validation! >= 0 && validation! < 1)) return "the share for validation must be at least 0 and below 1";
    return undefined;
  },
  divide(dataset, [before, validation]) {
    const times = sortedTimes(dataset);
    const cut = times[Math.floor(before! * times.length)]!;
    const slice = times[Math.floor(before! * (1 - validation!) * times.length)]!;
    if (!(times[0]! < slice)) {
      throw new EvaluationError(
        "Too many events have the earliest time for a cut to divide them",
        new Date(times[0]!).toISOString(),
        "Split by random:0.8,0.1,0.1 or leave-one-out instead.",
      );
    }
    return partsByTime(dataset, (at) => (at < slice ? PART.train : at < cut ? PART.validation : PART.test));
  },
};

function sortedTimes({ events }: Dataset): Float64Array {
  const untimed = events.at.reduce((count, at) => count + (Number.isNaN(at) ? 1 : 0), 0);
  if (untimed > 0 || events.length === 0) {
    throw new EvaluationError(
      "A temporal split needs the time of every event",
      events.length === 0 ? "no events" : `${untimed} of ${events.length} events without a time`,
      "Import listening data with a time column, or split by random:0.8,0.1,0.1 or leave-one-out instead.",
    );
  }
  return events.at.slice().sort();
}

/** Each event's part is `partOf` its time, except that a track met in an earlier part is set aside in later ones. */
function partsByTime({ events }: Dataset, partOf: (at: number) => number): Uint8Array {
  const parts = new Uint8Array(events.length);
  let first = 0;
  for (let p = 0; p < events.length; p++) {
    // Within a pair events ascend by time, so its first event says when the track was met.
    if (p > 0 && (events.user[p] !== events.user[p - 1] || events.track[p] !== events.track[p - 1])) first = p;
    const part = partOf(events.at[p]!);
    parts[p] = part === partOf(events.at[first]!) ? part : PART.aside;
  }
  return parts;
}
