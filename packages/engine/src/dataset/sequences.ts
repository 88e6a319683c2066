import type { SparseRow } from "@segue/kernels";
import { inOrderOfPlay } from "./event-order.js";
import { type EventColumns, kindCode } from "./events.js";
import { countingSort } from "./preference.js";

const PLAY_CODE = kindCode("play");
const LOVE_CODE = kindCode("love");

/**
 * What each user played or loved, track by track in order of play, the newest last; events without a time come first, in their own
 * order. Snapshots and live queries (one user) both come through here, as they do with `preference`.
 */
export function sequencesOf(events: EventColumns, users: number): Int32Array[] {
  const heard = Uint32Array.from(events.kind.keys()).filter((p) => isHeard(events.kind[p]!));
  const byUser = countingSort(heard, events.user, users);
  const out: Int32Array[] = [];
  for (let user = 0, from = 0; user < users; user++) {
    let to = from;
    while (to < byUser.length && events.user[byUser[to]!] === user) to++;
    const positions = byUser.subarray(from, to).sort((p, q) => inOrderOfPlay(events, p, q) || p - q);
    out.push(Int32Array.from(positions, (p) => events.track[p]!));
    from = to;
  }
  return out;
}

const isHeard = (kind: number) => kind === PLAY_CODE || kind === LOVE_CODE;

/** The weights of plays in a row, as `preference` gives them: how often each track was played. */
export function weightsOf(plays: Int32Array): SparseRow {
  const sorted = plays.slice().sort();
  const indices = new Int32Array(sorted.length);
  const values = new Float32Array(sorted.length);
  let entries = 0;
  sorted.forEach((track, p) => {
    if (p === 0 || track !== sorted[p - 1]) indices[entries++] = track;
    values[entries - 1]!++;
  });
  return { indices: indices.subarray(0, entries), values: values.subarray(0, entries) };
}
