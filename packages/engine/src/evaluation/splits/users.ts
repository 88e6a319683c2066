import { entriesOf, pairEvents } from "./pair-events.js";
import { PART } from "./parts.js";
import type { SplitMethod } from "./split.js";

/**
 * Most listeners train; the others are strangers to the model. Of a stranger's tracks most are shown as the query, the rest is to
 * be predicted: by one half of the strangers parameters are chosen (validation), by the other half figures are reported (test),
 * as in Liang et al., "Variational autoencoders for collaborative filtering", WWW 2018 (there called strong generalisation).
 * Strangers with a single track are not judged.
 */
export const users: SplitMethod = {
  name: "users",
  summary:
    "Listeners the model has never seen, judged from part of their history; for a service that gains listeners between trainings.",
  parameters: [
    { name: "train", description: "Share of the listeners to train on.", default: 0.9 },
    { name: "shown", description: "Share of a held-out listener's tracks that the query shows.", default: 0.8 },
  ],
  problem([train, shown]) {
    if (!(train! > 0 && train! < 1)) return "the share of listeners to train on must be above 0 and below 1";
    if (!(shown! > 0 && shown! < 1)) return "the share of tracks shown must be above 0 and below 1";
    return undefined;
  },
  divide(dataset, [train, shown], random) {
    const parts = new Uint8Array(dataset.events.length).fill(PART.train);
    const { from, to } = pairEvents(dataset);
    const strangers = chooseStrangers(dataset.plays.indptr, train!, random);
    const [first, end] = eventRanges(dataset.events.user, dataset.users.size);
    strangers.forEach((user, nth) => {
      const target = nth < strangers.length >> 1 ? PART.validation : PART.test;
      parts.fill(PART.shown, first[user], end[user]);
      const entries = random.fork(`listener ${dataset.users.ids[user]}`).shuffle(entriesOf(dataset, user));
      const kept = Math.max(1, Math.min(entries.length - 1, Math.round(shown! * entries.length)));
      for (const entry of entries.subarray(kept)) parts.fill(target, from[entry], to[entry]);
    });
    return parts;
  },
};

/** At least one listener trains and, of two or more, at least one is a stranger. */
function chooseStrangers(indptr: Uint32Array, share: number, random: Parameters<SplitMethod["divide"]>[2]): Int32Array {
  const active = Int32Array.from({ length: indptr.length - 1 }, (_, user) => user).filter(
    (user) => indptr[user + 1]! > indptr[user]!,
  );
  const trained = Math.max(1, Math.min(active.length - 1, Math.round(share * active.length)));
  return random.fork("strangers").shuffle(active).subarray(trained);
}

/** Where each user's events begin and end; `user` is ascending. */
function eventRanges(user: Int32Array, users: number): [first: Uint32Array, end: Uint32Array] {
  const bounds = new Uint32Array(users + 1);
  for (const u of user) bounds[u + 1]!++;
  for (let u = 0; u < users; u++) bounds[u + 1]! += bounds[u]!;
  return [bounds.subarray(0, users), bounds.subarray(1)];
}
