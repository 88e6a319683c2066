import { type Kysely, type Migration, sql } from "kysely";

/** Every change of the schema, in order of its name. A published one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-first-light": {
    async up(db) {
      for (const statement of FIRST_LIGHT) await run(db, statement);
    },
  },
  "002-batches": {
    async up(db) {
      for (const statement of BATCHES) await run(db, statement);
    },
  },
};

const FIRST_LIGHT = [
  `create table revisions (workspace_id text primary key, revision integer not null)`,
  `create table users (
    pk integer primary key, workspace_id text not null, id text not null, created_at integer not null,
    unique (workspace_id, id))`,
  `create table tracks (
    pk integer primary key, workspace_id text not null, id text not null, title text, artist text, created_at integer not null,
    unique (workspace_id, id))`,
  `create table events (
    pk integer primary key, workspace_id text not null,
    user_pk integer not null references users (pk), track_pk integer not null references tracks (pk),
    kind integer not null, value real not null, at integer, duration real,
    import_id text, event_id text, recommendation_id text, received_at integer not null)`,
  `create index events_by_user on events (workspace_id, user_pk)`,
  `create index events_by_track on events (workspace_id, track_pk)`,
  `create unique index events_by_id on events (workspace_id, event_id) where event_id is not null`,
  `create table imports (
    id text primary key, workspace_id text not null, name text not null, format text not null, content_hash text not null,
    rows_json text not null, rules_json text not null, simulated integer not null, created_at integer not null,
    unique (workspace_id, content_hash))`,
  `create table snapshots (
    workspace_id text not null, fingerprint text not null, revision integer not null,
    users integer not null, tracks integer not null, events integer not null, created_at integer not null,
    primary key (workspace_id, revision))`,
  `create table models (
    workspace_id text not null, name text not null, version integer not null, algorithm text not null, config_json text not null,
    seed integer not null, dataset text not null, holds text not null, users integer not null, tracks integer not null,
    bytes integer not null, seconds_json text not null, peak_rss_mb real not null, created_at integer not null,
    primary key (workspace_id, name, version))`,
  `create table deployments (
    workspace_id text not null, name text not null, model text not null, version integer not null,
    previous_model text, previous_version integer, updated_at integer not null,
    primary key (workspace_id, name))`,
  `create table jobs (
    seq integer primary key, id text not null unique, workspace_id text not null, kind text not null, input_json text not null,
    state text not null, progress real not null, doing text not null, result_json text, error_json text,
    attempts integer not null, created_at integer not null, started_at integer, finished_at integer)`,
  `create index jobs_by_state on jobs (state, seq)`,
  `create table keys (
    id text primary key, workspace_id text not null, name text not null, hash text not null unique, scopes_json text not null,
    created_at integer not null, revoked_at integer)`,
];

/** Every row belongs to a batch, so that an import can be undone. What first light held keeps its meaning. */
const BATCHES = [
  `create table batches (pk integer primary key, workspace_id text not null, kind text not null, state text not null)`,
  `create index batches_by_workspace on batches (workspace_id, kind)`,
  `alter table imports add column batch integer not null default 0`,
  `insert into batches (workspace_id, kind, state)
   select distinct workspace_id, 'live', 'published' from users`,
  `insert into batches (pk, workspace_id, kind, state)
   select (select count(*) from batches) + rowid, workspace_id, 'import', 'published' from imports`,
  `update imports set batch = (select count(*) from batches where kind = 'live') + rowid`,
  `alter table users add column facts_json text not null default '{}'`,
  `alter table users add column batch integer not null default 0`,
  `alter table tracks add column facts_json text not null default '{}'`,
  `alter table tracks add column batch integer not null default 0`,
  `alter table tracks add column seconds real`,
  `update users set batch = (select min(pk) from batches b where b.workspace_id = users.workspace_id)`,
  `update tracks set batch = (select min(pk) from batches b where b.workspace_id = tracks.workspace_id)`,
  `alter table events rename to first_events`,
  `create table events (
    batch integer not null, user_pk integer not null references users (pk), seq integer not null,
    track_pk integer not null references tracks (pk), kind integer not null, value real not null, at integer, duration real,
    received_at integer, event_id text, recommendation_id text, primary key (batch, user_pk, seq)) without rowid`,
  `insert into events (batch, user_pk, seq, track_pk, kind, value, at, duration, received_at, event_id, recommendation_id)
   select coalesce(i.batch, live.pk), e.user_pk, e.pk, e.track_pk, e.kind, e.value, e.at, e.duration,
     case when i.batch is null then e.received_at end, e.event_id, e.recommendation_id
   from first_events e
   join batches live on live.workspace_id = e.workspace_id and live.kind = 'live'
   left join imports i on i.id = e.import_id`,
  `drop table first_events`,
  `create unique index events_by_id on events (batch, event_id) where event_id is not null`,
  `create table claims (
    batch integer not null, track_pk integer not null references tracks (pk), title text, artist text, facts_json text not null,
    primary key (batch, track_pk)) without rowid`,
  `create index claims_by_track on claims (track_pk)`,
  `insert into claims (batch, track_pk, title, artist, facts_json)
   select batch, pk, title, artist, '{}' from tracks where title is not null or artist is not null`,
  `create table user_claims (
    batch integer not null, user_pk integer not null references users (pk), facts_json text not null,
    primary key (batch, user_pk)) without rowid`,
  `create table friends (
    batch integer not null, user_pk integer not null references users (pk), friend_pk integer not null references users (pk),
    primary key (batch, user_pk, friend_pk)) without rowid`,
  `create table tags (
    batch integer not null, track_pk integer not null references tracks (pk), tag text not null, user_pk integer not null, at integer,
    primary key (batch, track_pk, tag, user_pk)) without rowid`,
  `create table labels (batch integer not null, track text not null, label text not null, primary key (batch, track, label)) without rowid`,
  `create table problems (
    batch integer not null, seq integer not null, file text not null, line integer not null, field text, value text, rule text not null,
    outcome text not null, reason text not null, remedy text not null, primary key (batch, seq)) without rowid`,
  `alter table snapshots add column lineage_json text not null default '{}'`,
  `alter table snapshots add column report_json text not null default '{}'`,
  // Those of first light were not cleaned: they are taken again.
  `delete from snapshots`,
  `create table tombstones (
    workspace_id text not null, fingerprint text not null, successor text not null, primary key (workspace_id, fingerprint))`,
  `create table merges (
    workspace_id text not null, track_pk integer not null references tracks (pk) on delete cascade,
    kept_pk integer not null references tracks (pk) on delete cascade, by_what text not null, why text not null,
    primary key (workspace_id, track_pk))`,
  `create index merges_by_kept on merges (kept_pk)`,
  `create table kept_apart (
    workspace_id text not null, track_pk integer not null references tracks (pk) on delete cascade, primary key (workspace_id, track_pk))`,
  `create table settings (workspace_id text not null, name text not null, value_json text not null, primary key (workspace_id, name))`,
];

const run = (db: Kysely<unknown>, statement: string) => sql.raw(statement).execute(db);
