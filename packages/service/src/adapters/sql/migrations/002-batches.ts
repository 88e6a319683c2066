import type { Change } from "./change.js";

/** Every row belongs to a batch, so that an import can be undone. What first light held keeps its meaning. */
export const batches: Change = ({ serial, integer, real, clustered, checked }) => [
  `create table batches (pk ${serial}, workspace_id text not null, kind text not null, state text not null)`,
  `create index batches_by_workspace on batches (workspace_id, kind)`,
  `alter table imports add column batch ${integer} not null default 0`,
  `insert into batches (workspace_id, kind, state)
   select distinct workspace_id, 'live', 'published' from users`,
  `insert into batches (pk, workspace_id, kind, state)
   select (select count(*) from batches) + row_number() over (order by id), workspace_id, 'import', 'published' from imports`,
  `update imports set batch = (select count(*) from batches where kind = 'live') + (select count(*) from imports o where o.id <= imports.id)`,
  `alter table users add column facts_json text not null default '{}'`,
  `alter table users add column batch ${integer} not null default 0`,
  `alter table tracks add column facts_json text not null default '{}'`,
  `alter table tracks add column batch ${integer} not null default 0`,
  `alter table tracks add column seconds ${real}`,
  `update users set batch = (select min(pk) from batches b where b.workspace_id = users.workspace_id)`,
  `update tracks set batch = (select min(pk) from batches b where b.workspace_id = tracks.workspace_id)`,
  `alter table events rename to first_events`,
  `create table events (
    batch ${integer} not null, user_pk ${integer} not null${checked("users")}, seq ${integer} not null,
    track_pk ${integer} not null${checked("tracks")}, kind ${integer} not null, value ${real} not null, at ${integer}, duration ${real},
    received_at ${integer}, event_id text, recommendation_id text, primary key (batch, user_pk, seq))${clustered}`,
  `insert into events (batch, user_pk, seq, track_pk, kind, value, at, duration, received_at, event_id, recommendation_id)
   select coalesce(i.batch, live.pk), e.user_pk, e.pk, e.track_pk, e.kind, e.value, e.at, e.duration,
     case when i.batch is null then e.received_at end, e.event_id, e.recommendation_id
   from first_events e
   join batches live on live.workspace_id = e.workspace_id and live.kind = 'live'
   left join imports i on i.id = e.import_id`,
  `drop table first_events`,
  `create unique index events_by_id on events (batch, event_id) where event_id is not null`,
  `create table claims (
    batch ${integer} not null, track_pk ${integer} not null${checked("tracks")}, title text, artist text, facts_json text not null,
    primary key (batch, track_pk))${clustered}`,
  `create index claims_by_track on claims (track_pk)`,
  `insert into claims (batch, track_pk, title, artist, facts_json)
   select batch, pk, title, artist, '{}' from tracks where title is not null or artist is not null`,
  `create table user_claims (
    batch ${integer} not null, user_pk ${integer} not null${checked("users")}, facts_json text not null,
    primary key (batch, user_pk))${clustered}`,
  `create table friends (
    batch ${integer} not null, user_pk ${integer} not null${checked("users")}, friend_pk ${integer} not null${checked("users")},
    primary key (batch, user_pk, friend_pk))${clustered}`,
  `create table tags (
    batch ${integer} not null, track_pk ${integer} not null${checked("tracks")}, tag text not null, user_pk ${integer} not null, at ${integer},
    primary key (batch, track_pk, tag, user_pk))${clustered}`,
  `create table labels (batch ${integer} not null, track text not null, label text not null, primary key (batch, track, label))${clustered}`,
  `create table problems (
    batch ${integer} not null, seq ${integer} not null, file text not null, line ${integer} not null, field text, value text, rule text not null,
    outcome text not null, reason text not null, remedy text not null, primary key (batch, seq))${clustered}`,
  `alter table snapshots add column lineage_json text not null default '{}'`,
  `alter table snapshots add column report_json text not null default '{}'`,
  // Those of first light were not cleaned: they are taken again.
  `delete from snapshots`,
  `create table tombstones (
    workspace_id text not null, fingerprint text not null, successor text not null, primary key (workspace_id, fingerprint))`,
  `create table merges (
    workspace_id text not null, track_pk ${integer} not null references tracks (pk) on delete cascade,
    kept_pk ${integer} not null references tracks (pk) on delete cascade, by_what text not null, why text not null,
    primary key (workspace_id, track_pk))`,
  `create index merges_by_kept on merges (kept_pk)`,
  `create table kept_apart (
    workspace_id text not null, track_pk ${integer} not null references tracks (pk) on delete cascade, primary key (workspace_id, track_pk))`,
  `create table settings (workspace_id text not null, name text not null, value_json text not null, primary key (workspace_id, name))`,
];
