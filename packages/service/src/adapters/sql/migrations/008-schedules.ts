import type { Change } from "./change.js";

/** What jobs are expected to take, and trainings that begin by themselves. */
export const schedules: Change = ({ serial, integer }) => [
  `alter table jobs add column estimate_json text`,
  `alter table jobs add column bytes ${integer} not null default 0`,
  `alter table jobs add column expected_at ${integer}`,
  `alter table models add column estimate_json text`,
  `alter table revisions add column arrived ${integer} not null default 0`,
  `update revisions set arrived = (select count(*) from events join batches on batches.pk = events.batch
    where batches.workspace_id = revisions.workspace_id and batches.state = 'published')`,
  `create table schedules (workspace_id text not null, id text not null, plan_json text not null, paused ${integer} not null,
    firings ${integer} not null, next_at ${integer}, last_at ${integer}, arrived ${integer} not null, created_at ${integer} not null,
    primary key (workspace_id, id))`,
  `create table schedule_runs (pk ${serial}, workspace_id text not null, schedule_id text not null, job_id text not null,
    reason text not null, at ${integer} not null)`,
  `create index schedule_runs_by_schedule on schedule_runs (workspace_id, schedule_id, pk)`,
];
