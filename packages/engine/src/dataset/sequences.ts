import { type EventColumns, kindCode } from "./events.js";
import { countingSort } from "./preference.js";

const PLAY_CODE = kindCode("play");
const LOVE_CODE = kindCode("love");

/**
 * What each user played or loved, track by track in order of time, the newest last; events without a time come first, in their own
 * order. Snapshots and live queries (one user) both come through here, as they do with `preference`.
 */
export function sequencesOf(events: EventColumns, users: number): Int32Array[] {
  const heard = Uint32Array.from(events.kind.keys()).filter((p) => isHeard(events.kind[p]!));
  const byUser = countingSort(heard, events.user, users);
  const out: Int32Array[] = [];
  for (let user = 0, from = 0; user < users; user++) {
    let to = from;
    while (to < byUser.length && events.user[byUser[to]!] === user) to++;
    const positions = byUser.subarray(from, to).sort((p, q) => timeOf(events, p) - timeOf(events, q) || p - q);
    out.push(Int32Array.from(positions, (p) => events.track[p]!));
    from = to;
  }
  return out;
}

const isHeard = (kind: number) => kind === PLAY_CODE || kind === LOVE_CODE;
const timeOf = ({ at }: EventColumns, p: number) => (Number.isNaN(at[p]!) ? -1 : at[p]!);
