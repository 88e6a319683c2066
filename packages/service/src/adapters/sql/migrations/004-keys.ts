import type { Change } from "./change.js";

/** Workspaces beside the first one; keys that end, that are bound, and that may be shown to everybody. */
export const keys: Change = ({ integer }) => [
  `create table workspaces (id text primary key, created_at ${integer} not null)`,
  `insert into workspaces (id, created_at) values ('main', 0)`,
  `alter table keys add column start text not null default 'segue_'`,
  `alter table keys add column kind text not null default 'secret'`,
  `alter table keys add column origins_json text not null default '[]'`,
  `alter table keys add column user_id text`,
  `alter table keys add column rate ${integer}`,
  `alter table keys add column expires_at ${integer}`,
  `alter table keys add column last_used_at ${integer}`,
];
