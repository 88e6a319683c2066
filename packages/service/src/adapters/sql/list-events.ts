import { EVENT_KINDS } from "@segue/engine";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { SegueError } from "../../errors.js";
import type { EventList, ListedEvent } from "../../ports/events.js";
import { visibleBatches } from "./batches.js";
import type { Key, LongList } from "./long-list.js";
import type { Schema } from "./schema.js";

interface Row extends Omit<ListedEvent, "kind" | "id"> {
  readonly batch: number;
  readonly user_pk: number;
  readonly seq: number;
  readonly kind: number;
}

const number = (expression: string): Key => ({ of: sql.raw(expression), type: "number" });

/** What tells an event apart, in the order in which events lie. */
const PLACE = ["batch", "user_pk", "seq"].map(number);
/** One listener's events are few enough to be put in order of time as they are read; those without a time are the oldest. */
const KEYS = { came: PLACE, time: [number("coalesce(at, -1)"), ...PLACE] } as const;

/** The events of a workspace, or of one listener, as a long list. */
export function eventList(
  db: Kysely<Schema>,
  workspace: string,
  { user, sort = "came", order = "desc" }: EventList,
): LongList<Row, ListedEvent> {
  if (sort === "time" && user === undefined)
    throw new SegueError("invalid-request", "Only the events of one listener can be put in order of time.", {
      hint: "Name the listener with user=, or leave sort=time out.",
    });
  const visible = visibleBatches(db, workspace);
  const whose = db
    .selectFrom("users")
    .where("workspace_id", "=", workspace)
    .where("id", "=", user ?? "")
    .select("pk");
  const rows = (batches: RawBuilder<unknown>) =>
    sql`from events where batch in ${batches} ${user === undefined ? sql`` : sql`and user_pk = ${whose}`}`;
  return {
    keys: KEYS[sort],
    order,
    rows: rows(sql`${visible}`),
    // By the batches: of one that is a million events long none would be passed over unread.
    ...(sort === "came" && {
      past: (than, value) => rows(sql`(select pk from ${visible} as batches where pk ${than} ${value})`),
    }),
    columns: sql`batch, user_pk, seq, track_pk, kind, value, at, duration`,
    beside: {
      columns: sql`users.id as "user", tracks.id as track, tracks.title as title, tracks.artist as artist`,
      joins: sql`join tracks on tracks.pk = page.track_pk join users on users.pk = page.user_pk`,
    },
    present: ({ batch, user_pk, seq, kind, user: listener, track, title, artist, value, at, duration }) => ({
      id: `${batch}-${user_pk}-${seq}`,
      ...{ user: listener, track, title, artist, value, at, duration },
      kind: EVENT_KINDS[kind]!,
    }),
  };
}
