import { type Dataset, type DatasetParts, takeEvents } from "@segue/engine";

/** The parts of a dataset without one of its users. */
export function withoutUser({ users, tracks, events, catalogue, signal }: Dataset, user: string): DatasetParts {
  const gone = users.indexOf(user);
  if (gone === undefined) return { users: users.ids, tracks: tracks.ids, events, catalogue, signal };
  const staying = Uint32Array.from({ length: events.length }, (_, p) => p).filter((p) => events.user[p] !== gone);
  const kept = takeEvents(events, staying);
  return {
    users: users.ids.filter((_, row) => row !== gone),
    tracks: tracks.ids,
    events: { ...kept, user: kept.user.map((row) => (row > gone ? row - 1 : row)) },
    catalogue,
    signal,
  };
}
