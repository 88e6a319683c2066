import { type Kysely, sql } from "kysely";
import type { DataStanding } from "../../ports/events.js";
import type { Schema } from "./schema.js";

interface Row {
  readonly made: number | null;
  readonly described: number | null;
  readonly served: number | null;
  readonly pk: number | null;
  readonly id: string | null;
  readonly seq: number | null;
}

/**
 * How a workspace's data stand, in one statement: when the workspace was made (another one may have had its name), how often anything but a live event
 * changed them, how often what decides which models answer changed, and for each of the listeners that there are the last of their live events.
 */
export async function readStanding(db: Kysely<Schema>, workspace: string, users: readonly string[]): Promise<DataStanding> {
  const wanted = users.length === 0 ? sql`1 = 0` : sql`users.id in (${sql.join(users)})`;
  const live = sql`(select pk from batches where workspace_id = ${workspace} and kind = 'live')`;
  const visible = sql`(select pk from batches where workspace_id = ${workspace} and state = 'published')`;
  const { rows } = await sql<Row>`
    select workspaces.created_at as made, revisions.described, revisions.served, users.pk, users.id,
      (select max(seq) from events where events.batch = ${live} and events.user_pk = users.pk) as seq
    from (select cast(${workspace} as text) as id) as asked
    left join workspaces on workspaces.id = asked.id
    left join revisions on revisions.workspace_id = asked.id
    left join users on users.workspace_id = asked.id and ${wanted} and users.batch in ${visible}`.execute(db);
  return {
    models: rows.map(({ made, served }) => `${made ?? ""}.${served ?? 0}`)[0] ?? "",
    state: rows.map(({ made, described }) => `${made ?? ""}.${described ?? 0}`)[0] ?? "",
    listeners: new Map(rows.flatMap(({ id, pk, seq }) => (id === null ? [] : [[id, `${pk}.${seq ?? 0}`] as const]))),
  };
}
