import type { Dataset } from "../../dataset/dataset.js";

/** The events behind each entry of `dataset.plays`: those at positions `from[entry]` … `to[entry] − 1`. */
export interface PairEvents {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Finds them in one walk: events and entries are both ascending by user, then track. */
export function pairEvents({ events, plays }: Dataset): PairEvents {
  const from = new Uint32Array(plays.indices.length);
  const to = new Uint32Array(plays.indices.length);
  let event = 0;
  for (let user = 0; user < plays.rows; user++) {
    for (let entry = plays.indptr[user]!; entry < plays.indptr[user + 1]!; entry++) {
      const track = plays.indices[entry]!;
      while (events.user[event]! < user || (events.user[event] === user && events.track[event]! < track)) event++;
      from[entry] = event;
      while (event < events.length && events.user[event] === user && events.track[event] === track) event++;
      to[entry] = event;
    }
  }
  return { from, to };
}

/** The entries of one user in `dataset.plays`. */
export function entriesOf({ plays }: Dataset, user: number): Uint32Array {
  const first = plays.indptr[user]!;
  return Uint32Array.from({ length: plays.indptr[user + 1]! - first }, (_, i) => first + i);
}
