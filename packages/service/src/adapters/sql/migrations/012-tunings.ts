import type { Change } from "./change.js";

/** Searches for parameters, and each trial of theirs as soon as it is made, so that they go on where they were interrupted. */
export const tunings: Change = ({ serial, integer }) => [
  `create table tunings (pk ${serial}, workspace_id text not null, id text not null, wish_json text not null, job_id text not null,
    dataset text, final_json text, created_at ${integer} not null)`,
  `create unique index tunings_by_id on tunings (workspace_id, id)`,
  `create table tuning_trials (workspace_id text not null, tuning_id text not null, number ${integer} not null, trial_json text not null,
    primary key (workspace_id, tuning_id, number))`,
];
