import { EVENT_KINDS } from "@segue/engine";
import type { TableName } from "../../ports/contents.js";

const KIND = `case e.kind ${EVENT_KINDS.map((kind, code) => `when ${code} then '${kind}'`).join(" ")} end`;

/** The query of each table in the order of its columns; `workspace` and `user` are how the database writes these two parameters, `user` null for everybody. */
export function contentQueries(workspace: string, user: string): Readonly<Record<TableName, string>> {
  const visible = `(select pk from batches where workspace_id = ${workspace} and state = 'published')`;
  return {
    users: `select id, facts_json from users
      where workspace_id = ${workspace} and batch in ${visible} and (${user} is null or id = ${user}) order by id`,
    tracks: `select id, title, artist, facts_json from tracks
      where workspace_id = ${workspace} and batch in ${visible} and ${user} is null order by id`,
    events: `select u.id, t.id, ${KIND}, e.value, e.at, e.duration, e.event_id, e.recommendation_id
      from events e join users u on u.pk = e.user_pk join tracks t on t.pk = e.track_pk
      where e.batch in ${visible} and (${user} is null or e.user_pk = (select pk from users where workspace_id = ${workspace} and id = ${user}))
      order by u.id, e.at nulls first, t.id, e.kind, e.value, e.duration nulls first, e.event_id nulls first, e.recommendation_id nulls first`,
    friends: `select distinct u.id, f.id from friends e join users u on u.pk = e.user_pk join users f on f.pk = e.friend_pk
      where e.batch in ${visible} and (${user} is null or ${user} in (u.id, f.id)) order by u.id, f.id`,
    tags: `select t.id, e.tag, u.id, min(e.at) from tags e join tracks t on t.pk = e.track_pk left join users u on u.pk = e.user_pk
      where e.batch in ${visible} and (${user} is null or u.id = ${user}) group by t.id, e.tag, u.id
      order by t.id, e.tag, u.id nulls first`,
    labels: `select distinct track, label from labels where batch in ${visible} and ${user} is null order by track, label`,
  };
}
