import type { Change } from "./change.js";

/** Who did what, chained; how much was used; how long things are kept. */
export const privacy: Change = ({ integer, real }) => [
  `create table audit_heads (
    workspace_id text primary key, seq ${integer} not null, hash text not null, cut_seq ${integer} not null, cut_hash text not null,
    secret text not null, schema_name text not null)`,
  `create table audit (
    workspace_id text not null, seq ${integer} not null, at ${integer} not null, actor text not null, action text not null,
    target_kind text, target_id text, listener text, outcome text not null, status ${integer}, request_id text, address text,
    count ${integer} not null, hash text not null, primary key (workspace_id, seq))`,
  `create index audit_by_time on audit (workspace_id, at)`,
  `create index audit_by_listener on audit (workspace_id, listener)`,
  `create table usage_counts (
    workspace_id text not null, day text not null, key_id text not null, model text not null, requests ${integer} not null,
    refused ${integer} not null, failed ${integer} not null, answers ${integer} not null, events ${integer} not null,
    seconds ${real} not null, bytes_out ${integer} not null, primary key (workspace_id, day, key_id, model))`,
  `create table retention (workspace_id text primary key, periods_json text not null, applied_at ${integer} not null,
    unsettled ${integer} not null)`,
];
