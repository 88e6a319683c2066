import type { SequenceRows } from "@segue/kernels";
import type { Dataset } from "./dataset.js";
import { sessionsInTime, sessionsOf } from "./sessions.js";

/** The tracks of all sessions of two plays or more, the session that began first first: rows of tracks that name no listener. */
export function sessionRows({
  events,
  users,
}: Pick<Dataset, "events"> & { readonly users: { readonly size: number } }): SequenceRows {
  const sessions = sessionsOf(events, users.size);
  const { indptr, tracks } = sessions;
  const length = (session: number) => indptr[session + 1]! - indptr[session]!;
  const order = sessionsInTime(sessions, events).filter((session) => length(session) > 1);
  const bounds = new Uint32Array(order.length + 1);
  order.forEach((session, row) => {
    bounds[row + 1] = bounds[row]! + length(session);
  });
  const symbols = new Int32Array(bounds.at(-1)!);
  order.forEach((session, row) => {
    symbols.set(tracks.subarray(indptr[session], indptr[session + 1]), bounds[row]);
  });
  return { indptr: bounds, symbols };
}
