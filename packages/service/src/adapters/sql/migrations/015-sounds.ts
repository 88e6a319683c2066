import type { Change } from "./change.js";

/** Folders of music, and the files in them: where the sound of tracks lies. */
export const sounds: Change = ({ serial, integer, real }) => [
  `create table sound_folders (pk ${serial}, workspace_id text not null, path text not null, import_id text)`,
  `create unique index sound_folders_by_path on sound_folders (workspace_id, path)`,
  `create table sounds (pk ${serial}, workspace_id text not null, folder_pk ${integer} not null references sound_folders (pk),
    place text not null, size ${integer} not null, changed_at ${real} not null, beside text not null, hash text not null,
    reader ${integer} not null, track text, found_json text, lyrics_json text, cover_hash text, cover_type text, cover_place text,
    fault_json text)`,
  `create unique index sounds_by_place on sounds (folder_pk, place)`,
  `create index sounds_by_track on sounds (workspace_id, track)`,
];
