import type { Change } from "./change.js";

/** Jobs are held by a lease, wait for what others use, and keep a log. */
export const jobs: Change = ({ serial, integer }) => [
  `alter table jobs add column resource text not null default ''`,
  `alter table jobs add column priority ${integer} not null default 0`,
  `alter table jobs add column runner text`,
  `alter table jobs add column lease_until ${integer}`,
  `alter table jobs add column cancelling ${integer} not null default 0`,
  `create table job_log (pk ${serial}, job_id text not null, at ${integer} not null, text text not null)`,
  `create index job_log_by_job on job_log (job_id, pk)`,
  // Its one row is held while somebody chooses a job: two never choose at once.
  `create table job_turn (turn ${integer} not null)`,
  `insert into job_turn (turn) values (0)`,
];
