import { rowOf } from "@segue/kernels";
import type { Dataset } from "../../dataset/dataset.js";
import { EvaluationError } from "../error.js";
import { entriesOf, pairEvents } from "./pair-events.js";
import { PART } from "./parts.js";
import type { SplitMethod } from "./split.js";

/**
 * Some listeners are strangers of whom everything is hidden: what they hear is to be predicted from what their friends hear who train, and the whole catalogue is
 * ranked. By one half of the strangers parameters are chosen (validation), by the other half figures are reported (test). Only listeners with a friend
 * become strangers, and only those are judged who still have a friend who trains.
 */
export const friends: SplitMethod = {
  name: "friends",
  summary: "Listeners without any play who are known by their friends only; for a service whose newcomers bring their friends.",
  judgesWithoutHistory: true,
  parameters: [{ name: "hidden", description: "Share of the listeners with friends who are hidden.", default: 0.1 }],
  problem([hidden]) {
    return hidden! > 0 && hidden! < 1 ? undefined : "the share of listeners to hide must be above 0 and below 1";
  },
  divide(dataset, [hidden], random) {
    const known = active(dataset).filter((user) => rowOf(dataset.friends, user).indices.length > 0);
    if (known.length < 3) {
      throw new EvaluationError(
        "Too few listeners are known to have friends",
        `${known.length} with plays and friends`,
        "Import who is whose friend: a table with user_id and friend_id.",
      );
    }
    const strangers = Math.max(2, Math.min(known.length - 1, Math.round(hidden! * known.length)));
    const chosen = random.fork("strangers").shuffle(known).slice(0, strangers);
    const parts = new Uint8Array(dataset.events.length).fill(PART.train);
    const { from, to } = pairEvents(dataset);
    chosen.forEach((user, nth) => {
      const target = nth < strangers >> 1 ? PART.validation : PART.test;
      for (const entry of entriesOf(dataset, user)) parts.fill(target, from[entry], to[entry]);
    });
    return withoutSkips(dataset, parts, new Set(chosen));
  },
};

const active = ({ plays }: Dataset): number[] =>
  Array.from({ length: plays.rows }, (_, user) => user).filter((user) => plays.indptr[user + 1]! > plays.indptr[user]!);

/** Of a stranger nothing trains, not even what they skipped, which is no target either. */
function withoutSkips({ events }: Dataset, parts: Uint8Array, strangers: ReadonlySet<number>): Uint8Array {
  return parts.map((part, p) => (part === PART.train && strangers.has(events.user[p]!) ? PART.aside : part));
}
