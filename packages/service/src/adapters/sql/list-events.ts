import { EVENT_KINDS } from "@segue/engine";
import { type Kysely, sql } from "kysely";
import type { ListedEvent } from "../../ports/events.js";
import type { Page, PageRequest } from "../../ports/tracks.js";
import { visibleBatches } from "./batches.js";
import { cursorOf, readNumbers } from "./page.js";
import type { Schema } from "./schema.js";

/** A page of the events, from the end of their primary key: however many there are, no more is read than is shown. */
export async function listEvents(
  db: Kysely<Schema>,
  workspace: string,
  { limit, cursor }: PageRequest,
  user?: string,
): Promise<Page<ListedEvent>> {
  const events = db
    .selectFrom("events")
    .innerJoin("tracks", "tracks.pk", "events.track_pk")
    .innerJoin("users", "users.pk", "events.user_pk")
    .where("events.batch", "in", visibleBatches(db, workspace));
  const rows = await events
    .$if(user !== undefined, (query) =>
      query.where("events.user_pk", "=", (select) =>
        select.selectFrom("users").where("workspace_id", "=", workspace).where("id", "=", user!).select("pk"),
      ),
    )
    .$if(cursor !== undefined, (query) => {
      const [batch, listener, seq] = readNumbers(cursor!, 3);
      return query.where(sql<boolean>`(events.batch, events.user_pk, events.seq) < (${batch}, ${listener}, ${seq})`);
    })
    .orderBy("events.batch", "desc")
    .orderBy("events.user_pk", "desc")
    .orderBy("events.seq", "desc")
    .limit(limit + 1)
    .select(["events.batch", "events.user_pk", "events.seq", "events.kind", "events.value", "events.at", "events.duration"])
    .select(["users.id as user", "tracks.id as track", "tracks.title", "tracks.artist"])
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(({ batch: _, user_pk: __, seq: ___, kind, ...event }) => ({ ...event, kind: EVENT_KINDS[kind]! }));
  return rows.length > limit && last ? { items, next: cursorOf([last.batch, last.user_pk, last.seq]) } : { items };
}
