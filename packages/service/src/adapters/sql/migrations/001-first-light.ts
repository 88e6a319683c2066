import type { Change } from "./change.js";

export const firstLight: Change = ({ serial, integer, real }) => [
  `create table revisions (workspace_id text primary key, revision ${integer} not null)`,
  `create table users (
    pk ${serial}, workspace_id text not null, id text not null, created_at ${integer} not null,
    unique (workspace_id, id))`,
  `create table tracks (
    pk ${serial}, workspace_id text not null, id text not null, title text, artist text, created_at ${integer} not null,
    unique (workspace_id, id))`,
  `create table events (
    pk ${serial}, workspace_id text not null,
    user_pk ${integer} not null references users (pk), track_pk ${integer} not null references tracks (pk),
    kind ${integer} not null, value ${real} not null, at ${integer}, duration ${real},
    import_id text, event_id text, recommendation_id text, received_at ${integer} not null)`,
  `create index events_by_user on events (workspace_id, user_pk)`,
  `create index events_by_track on events (workspace_id, track_pk)`,
  `create unique index events_by_id on events (workspace_id, event_id) where event_id is not null`,
  `create table imports (
    id text primary key, workspace_id text not null, name text not null, format text not null, content_hash text not null,
    rows_json text not null, rules_json text not null, simulated ${integer} not null, created_at ${integer} not null,
    unique (workspace_id, content_hash))`,
  `create table snapshots (
    workspace_id text not null, fingerprint text not null, revision ${integer} not null,
    users ${integer} not null, tracks ${integer} not null, events ${integer} not null, created_at ${integer} not null,
    primary key (workspace_id, revision))`,
  `create table models (
    workspace_id text not null, name text not null, version ${integer} not null, algorithm text not null, config_json text not null,
    seed ${integer} not null, dataset text not null, holds text not null, users ${integer} not null, tracks ${integer} not null,
    bytes ${integer} not null, seconds_json text not null, peak_rss_mb ${real} not null, created_at ${integer} not null,
    primary key (workspace_id, name, version))`,
  `create table deployments (
    workspace_id text not null, name text not null, model text not null, version ${integer} not null,
    previous_model text, previous_version ${integer}, updated_at ${integer} not null,
    primary key (workspace_id, name))`,
  `create table jobs (
    seq ${serial}, id text not null unique, workspace_id text not null, kind text not null, input_json text not null,
    state text not null, progress ${real} not null, doing text not null, result_json text, error_json text,
    attempts ${integer} not null, created_at ${integer} not null, started_at ${integer}, finished_at ${integer})`,
  `create index jobs_by_state on jobs (state, seq)`,
  `create table keys (
    id text primary key, workspace_id text not null, name text not null, hash text not null unique, scopes_json text not null,
    created_at ${integer} not null, revoked_at ${integer})`,
];
