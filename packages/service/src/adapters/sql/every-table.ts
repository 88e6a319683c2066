import type { Schema } from "./schema.js";

/**
 * Every table, those to which others refer first, with the columns of its key: its rows are read in their order, a page after the other.
 * The compiler misses the table that is not here. Undefined: it holds nothing worth keeping.
 */
export const EVERY_TABLE: { readonly [T in keyof Schema]: readonly (keyof Schema[T] & string)[] | undefined } = {
  workspaces: ["id"],
  revisions: ["workspace_id"],
  batches: ["pk"],
  users: ["pk"],
  tracks: ["pk"],
  imports: ["id"],
  events: ["batch", "user_pk", "seq"],
  claims: ["batch", "track_pk"],
  user_claims: ["batch", "user_pk"],
  friends: ["batch", "user_pk", "friend_pk"],
  tags: ["batch", "track_pk", "tag", "user_pk"],
  labels: ["batch", "track", "label"],
  problems: ["batch", "seq"],
  snapshots: ["workspace_id", "revision"],
  tombstones: ["workspace_id", "fingerprint"],
  merges: ["workspace_id", "track_pk"],
  kept_apart: ["workspace_id", "track_pk"],
  settings: ["workspace_id", "name"],
  models: ["workspace_id", "name", "version"],
  model_numbers: ["workspace_id", "name"],
  model_aliases: ["workspace_id", "name", "alias"],
  answer_costs: ["workspace_id", "name", "version"],
  deployment_changes: ["workspace_id", "name", "number"],
  jobs: ["seq"],
  job_log: ["pk"],
  // How often somebody has chosen a job: any number does.
  job_turn: undefined,
  keys: ["id"],
  // Answers that are given again for a day.
  idempotency: undefined,
  audit_heads: ["workspace_id"],
  audit: ["workspace_id", "seq"],
  usage_counts: ["workspace_id", "day", "key_id", "model"],
  retention: ["workspace_id"],
  schedules: ["workspace_id", "id"],
  schedule_runs: ["pk"],
  explorations: ["pk"],
  playlists: ["pk"],
  tunings: ["pk"],
  sound_folders: ["pk"],
  sounds: ["pk"],
  tuning_trials: ["workspace_id", "tuning_id", "number"],
};
