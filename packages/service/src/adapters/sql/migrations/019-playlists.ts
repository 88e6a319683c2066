import type { Change } from "./change.js";

/** Playlists, each with the ids of its tracks in their order: it is read and written as a whole. */
export const playlists: Change = ({ serial, integer }) => [
  `create table playlists (pk ${serial}, workspace_id text not null, id text not null, name text not null, tracks_json text not null,
    created_at ${integer} not null, changed_at ${integer} not null)`,
  `create unique index playlists_by_id on playlists (workspace_id, id)`,
];
