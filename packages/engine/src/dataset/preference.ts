import type { SparseMatrix } from "@segue/kernels";
import { type EventColumns, kindCode } from "./events.js";

/**
 * What the weights of a history mean. `plays`: how much a track was listened to; `ratings`: the listener's latest
 * rating, tracks without one left out.
 */
export type Signal = "plays" | "ratings";

/** A love counts as this many plays. */
const LOVE = 3;
/** A skip takes away this many plays. */
const SKIP = 0.5;

const PLAY_CODE = kindCode("play");
const SKIP_CODE = kindCode("skip");
const LOVE_CODE = kindCode("love");
const RATING_CODE = kindCode("rating");

/**
 * The weights of histories: users × tracks. With `plays` a weight is plays + 3·loves − ½·skips, and the latest rating
 * where a track was only rated; weights ≤ 0 are left out. Snapshots and live queries both come through here (a live query with
 * one user), so that a model sees a listener as it saw the listeners it learned from. The order of the events does not matter.
 */
export function preference(events: EventColumns, users: number, tracks: number, signal: Signal): SparseMatrix {
  const order = sortByUserAndTrack(events, users, tracks);
  const indptr = new Uint32Array(users + 1);
  const indices = new Int32Array(events.length);
  const values = new Float32Array(events.length);
  let entries = 0;
  for (let from = 0; from < order.length; ) {
    const user = events.user[order[from]!]!;
    const track = events.track[order[from]!]!;
    let to = from + 1;
    while (to < order.length && events.user[order[to]!] === user && events.track[order[to]!] === track) to++;
    const weight = weightOf(events, order.subarray(from, to), signal);
    if (weight > 0) {
      indices[entries] = track;
      values[entries++] = weight;
      indptr[user + 1]!++;
    }
    from = to;
  }
  for (let u = 0; u < users; u++) indptr[u + 1]! += indptr[u]!;
  return { rows: users, cols: tracks, indptr, indices: indices.slice(0, entries), values: values.slice(0, entries) };
}

function weightOf(events: EventColumns, positions: Uint32Array, signal: Signal): number {
  let listened = 0;
  let heard = false;
  let rating = 0;
  let ratedAt = Number.NEGATIVE_INFINITY;
  for (const p of positions) {
    const kind = events.kind[p]!;
    const value = events.value[p]!;
    if (kind === RATING_CODE) {
      const at = Number.isNaN(events.at[p]!) ? Number.MIN_SAFE_INTEGER : events.at[p]!;
      if (at > ratedAt || (at === ratedAt && value > rating)) {
        rating = value;
        ratedAt = at;
      }
      continue;
    }
    heard = true;
    if (kind === PLAY_CODE) listened += value;
    else if (kind === LOVE_CODE) listened += LOVE * value;
    else if (kind === SKIP_CODE) listened -= SKIP * value;
  }
  return signal === "plays" && heard ? listened : rating;
}

/** Positions of the events, by user, then track: two stable counting sorts. */
function sortByUserAndTrack(events: EventColumns, users: number, tracks: number): Uint32Array {
  const start = Uint32Array.from({ length: events.length }, (_, p) => p);
  return countingSort(countingSort(start, events.track, tracks), events.user, users);
}

/** `positions` stably reordered by `key[position]`, keys in [0, keys). */
export function countingSort(positions: Uint32Array, key: Int32Array, keys: number): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (const p of positions) next[key[p]! + 1]!++;
  for (let k = 0; k < keys; k++) next[k + 1]! += next[k]!;
  const out = new Uint32Array(positions.length);
  for (const p of positions) out[next[key[p]!]!++] = p;
  return out;
}
