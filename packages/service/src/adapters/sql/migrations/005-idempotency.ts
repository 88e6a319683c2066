import type { Change } from "./change.js";

/** Writes that came under a key of the sender's, and what they were answered. */
export const idempotency: Change = ({ integer }) => [
  `create table idempotency (
    workspace_id text not null, key text not null, fingerprint text not null, seed text not null, created_at ${integer} not null,
    until ${integer} not null, status ${integer}, answer_json text, primary key (workspace_id, key))`,
  `create index idempotency_by_age on idempotency (created_at)`,
];
