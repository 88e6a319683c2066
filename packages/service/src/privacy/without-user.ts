import { type Dataset, type DatasetParts, filterTags, friendPairs, takeEvents } from "@segue/engine";

/** The parts of a dataset without one of its users. */
export function withoutUser({ users, tracks, events, catalogue, signal, friends, tags }: Dataset, user: string): DatasetParts {
  const gone = users.indexOf(user);
  if (gone === undefined)
    return { users: users.ids, tracks: tracks.ids, events, catalogue, signal, friends: friendPairs(friends), tags };
  const staying = Uint32Array.from({ length: events.length }, (_, p) => p).filter((p) => events.user[p] !== gone);
  const kept = takeEvents(events, staying);
  const moved = (rows: Int32Array) => rows.map((row) => (row > gone ? row - 1 : row));
  const pairs = friendPairs(friends);
  const among = Array.from(pairs.user.keys()).filter((p) => pairs.user[p] !== gone && pairs.friend[p] !== gone);
  const said = filterTags(tags, (p) => tags.user[p] !== gone);
  return {
    users: users.ids.filter((_, row) => row !== gone),
    tracks: tracks.ids,
    events: { ...kept, user: moved(kept.user) },
    catalogue,
    signal,
    friends: {
      user: moved(Int32Array.from(among, (p) => pairs.user[p]!)),
      friend: moved(Int32Array.from(among, (p) => pairs.friend[p]!)),
    },
    tags: { ...said, user: moved(said.user) },
  };
}
