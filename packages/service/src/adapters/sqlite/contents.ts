import { EVENT_KINDS } from "@segue/engine";
import type Libsql from "libsql";
import type { ContentRow, Contents, TableName } from "../../ports/contents.js";

const BATCH = 4096;

const VISIBLE = "(select pk from batches where workspace_id = :workspace and state = 'published')";
const KIND = `case e.kind ${EVENT_KINDS.map((kind, code) => `when ${code} then '${kind}'`).join(" ")} end`;

/** Each table in the order of its columns; `:user` is null for everybody. */
const QUERIES: Readonly<Record<TableName, string>> = {
  users: `select id, facts_json from users
    where workspace_id = :workspace and batch in ${VISIBLE} and (:user is null or id = :user) order by id`,
  tracks: `select id, title, artist, facts_json from tracks
    where workspace_id = :workspace and batch in ${VISIBLE} and :user is null order by id`,
  events: `select u.id, t.id, ${KIND}, e.value, e.at, e.duration, e.event_id, e.recommendation_id
    from events e join users u on u.pk = e.user_pk join tracks t on t.pk = e.track_pk
    where e.batch in ${VISIBLE} and (:user is null or e.user_pk = (select pk from users where workspace_id = :workspace and id = :user))
    order by u.id, e.at, t.id, e.kind, e.value, e.duration, e.event_id, e.recommendation_id`,
  friends: `select distinct u.id, f.id from friends e join users u on u.pk = e.user_pk join users f on f.pk = e.friend_pk
    where e.batch in ${VISIBLE} and (:user is null or :user in (u.id, f.id)) order by u.id, f.id`,
  tags: `select t.id, e.tag, u.id, min(e.at) from tags e join tracks t on t.pk = e.track_pk left join users u on u.pk = e.user_pk
    where e.batch in ${VISIBLE} and (:user is null or u.id = :user) group by t.id, e.tag, u.id order by t.id, e.tag, u.id`,
  labels: `select distinct track, label from labels where batch in ${VISIBLE} and :user is null order by track, label`,
};

export function sqliteContents(connect: () => Libsql.Database): Contents {
  return {
    async read(workspace, use) {
      const connection = connect();
      try {
        connection.exec("begin");
        return await use((table, user) => batchesOf(connection, QUERIES[table], { workspace, user: user ?? null }));
      } finally {
        // Closing alone lets the moment be held until the garbage collector comes by.
        connection.exec("rollback");
        connection.close();
      }
    },
  };
}

function* batchesOf(connection: Libsql.Database, query: string, parameters: object): Generator<readonly ContentRow[]> {
  let batch: ContentRow[] = [];
  for (const row of connection.prepare(query).raw().iterate(parameters) as Iterable<ContentRow>) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
