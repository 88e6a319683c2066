import { createDataset, type Dataset } from "../dataset/dataset.js";
import { emptyEvents, kindCode } from "../dataset/events.js";
import type { SimulatedWorld } from "./world.js";

/** The world as a dataset; its friendships and its truth stay behind. */
export function worldDataset({ users, tracks, events }: Pick<SimulatedWorld, "users" | "tracks" | "events">): Dataset {
  const userRow = new Map(users.map(({ id }, row) => [id, row]));
  const trackRow = new Map(tracks.map(({ id }, row) => [id, row]));
  const columns = emptyEvents(events.length);
  events.forEach(({ user, track, kind, at }, p) => {
    columns.user[p] = userRow.get(user)!;
    columns.track[p] = trackRow.get(track)!;
    columns.kind[p] = kindCode(kind);
    columns.value[p] = 1;
    columns.at[p] = at;
  });
  return createDataset({
    users: users.map(({ id }) => id),
    tracks: tracks.map(({ id }) => id),
    events: columns,
    catalogue: { title: tracks.map(({ title }) => title), artist: tracks.map(({ artist }) => artist), facts: [] },
  });
}
