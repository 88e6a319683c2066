import { createHash } from "node:crypto";
import { rowOf, type SparseMatrix, stackRows } from "@segue/kernels";
import { type Dataset, subsetOf } from "../../dataset/dataset.js";
import { type EventColumns, takeEvents } from "../../dataset/events.js";
import { friendsHistory } from "../../dataset/friends-history.js";
import { preference } from "../../dataset/preference.js";
import type { Split, SplitMethod } from "./split.js";

/**
 * The part of an event. `train`: trained on, and shown in its listener's query; `shown`: only shown, its listener being
 * unknown to the model; `aside`: used nowhere.
 */
export const PART = { train: 0, shown: 1, validation: 2, test: 3, aside: 4 } as const;

/**
 * The split in which the event at position `p` belongs to `parts[p]`; `text` says how it was made. Listeners without a history are
 * judged where `judgesWithoutHistory`, if they have friends with one.
 */
export function splitByParts(
  dataset: Dataset,
  parts: Uint8Array,
  text: string,
  { judgesWithoutHistory = false }: Pick<SplitMethod, "judgesWithoutHistory"> = {},
): Split {
  const digest = createHash("sha256").update(parts).digest("hex");
  const known = takeEvents(dataset.events, positionsOf(parts, [PART.train, PART.shown]));
  const weights = (events: EventColumns) => preference(events, dataset.users.size, dataset.tracks.size, dataset.signal);
  const history = weights(known);
  const validation = weights(takeEvents(dataset.events, positionsOf(parts, [PART.validation])));
  const test = weights(takeEvents(dataset.events, positionsOf(parts, [PART.test])));
  const train = subsetOf(dataset, positionsOf(parts, [PART.train]), `split ${text} ${digest}`);
  const isShown = (user: number) =>
    entries(history, user) > 0 || (judgesWithoutHistory && friendsHistory(train, user).indices.length > 0);
  const listeners = Int32Array.from(dataset.users.ids.keys()).filter(
    (user) => entries(validation, user) + entries(test, user) > 0 && isShown(user),
  );
  return {
    text,
    train,
    listeners,
    history: takeRows(history, listeners),
    known: takeRows(pairsOf(known, dataset.users.size, dataset.tracks.size), listeners),
    validation: takeRows(validation, listeners),
    test: takeRows(test, listeners),
  };
}

/** The positions whose part is one of `wanted`, ascending. */
export function positionsOf(parts: Uint8Array, wanted: readonly number[]): Uint32Array {
  const positions = new Uint32Array(parts.length);
  let count = 0;
  parts.forEach((part, position) => {
    if (wanted.includes(part)) positions[count++] = position;
  });
  return positions.subarray(0, count);
}

const entries = ({ indptr }: SparseMatrix, row: number) => indptr[row + 1]! - indptr[row]!;

const takeRows = (matrix: SparseMatrix, rows: Int32Array) =>
  stackRows(
    Array.from(rows, (row) => rowOf(matrix, row)),
    matrix.cols,
  );

/** users × tracks with 1 where there is any event; `events` in canonical order. */
function pairsOf({ length, user, track }: EventColumns, users: number, tracks: number): SparseMatrix {
  const indptr = new Uint32Array(users + 1);
  const indices = new Int32Array(length);
  let count = 0;
  for (let p = 0; p < length; p++) {
    if (p > 0 && user[p] === user[p - 1] && track[p] === track[p - 1]) continue;
    indices[count++] = track[p]!;
    indptr[user[p]! + 1]!++;
  }
  for (let u = 0; u < users; u++) indptr[u + 1]! += indptr[u]!;
  return { rows: users, cols: tracks, indptr, indices: indices.slice(0, count), values: new Float32Array(count).fill(1) };
}
