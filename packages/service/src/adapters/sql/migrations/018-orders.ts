import type { Change } from "./change.js";

/**
 * Tracks and listeners in the order in which they came, tracks in the order of their titles and of their artists, so that a page of a long table is read from an index. The expressions are those of
 * `track-list.ts`; a longer text would not fit into an index of PostgreSQL.
 */
export const orders: Change = () => [
  `create index tracks_by_arrival on tracks (workspace_id, pk)`,
  `create index users_by_arrival on users (workspace_id, pk)`,
  `create index tracks_by_title on tracks (workspace_id, lower(substr(coalesce(title, id), 1, 80)), pk)`,
  `create index tracks_by_artist on tracks (workspace_id, lower(substr(coalesce(artist, '') || ' ' || coalesce(title, id), 1, 120)), pk)`,
];
