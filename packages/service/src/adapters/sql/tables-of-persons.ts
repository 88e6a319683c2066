import type { Schema } from "./schema.js";

/**
 * Every table, and whether a row of it may name or concern a listener. Those that may are in {@link sqlPersons}, which gives them away,
 * and in the removal of a listener, which empties them; a new table has to be put on one side or the other.
 */
export const TABLES_OF_PERSONS = {
  users: "person",
  user_claims: "person",
  events: "person",
  friends: "person",
  tags: "person",
  /** Rows of imports that were not taken quote what stood in them, and so do examples. */
  problems: "person",
  imports: "person",
  /** Reports quote events as examples. The events themselves are in the snapshot's files. */
  snapshots: "person",
  keys: "person",
  /** By keys that are bound to them. */
  usage_counts: "person",
  jobs: "person",
  job_log: "person",
  /** Answers that are kept for a day, to be given again. */
  idempotency: "person",
  /** By their pseudonym. */
  audit: "person",
  revisions: "nobody",
  batches: "nobody",
  tracks: "nobody",
  claims: "nobody",
  labels: "nobody",
  merges: "nobody",
  kept_apart: "nobody",
  tombstones: "nobody",
  settings: "nobody",
  models: "nobody",
  model_numbers: "nobody",
  model_aliases: "nobody",
  answer_costs: "nobody",
  deployment_changes: "nobody",
  schedules: "nobody",
  schedule_runs: "nobody",
  /** Means over listeners. */
  tunings: "nobody",
  tuning_trials: "nobody",
  /** They say nothing about whom they were for: the events that name them do. */
  explorations: "nobody",
  /** Nobody is named as the one whose they are. */
  playlists: "nobody",
  sound_folders: "nobody",
  sounds: "nobody",
  job_turn: "nobody",
  workspaces: "nobody",
  audit_heads: "nobody",
  retention: "nobody",
} as const satisfies Readonly<Record<keyof Schema, "person" | "nobody">>;
