import type { Change } from "./change.js";

/**
 * A count of the changes of what is known about tracks, by which those who keep it in memory see that it is old; answers in which chance had a
 * say, and the way from them to what listeners did then.
 */
export const control: Change = ({ serial, integer }) => [
  `alter table revisions add column described ${integer} not null default 0`,
  `create table explorations (pk ${serial}, workspace_id text not null, id text not null, at ${integer} not null,
    model text not null, items_json text not null)`,
  `create unique index explorations_by_id on explorations (workspace_id, id)`,
  `create index explorations_by_time on explorations (workspace_id, at)`,
  `create index events_by_recommendation on events (recommendation_id) where recommendation_id is not null`,
];
