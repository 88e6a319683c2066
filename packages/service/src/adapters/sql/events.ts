import { EVENT_KINDS, kindCode } from "@segue/engine";
import { type RawBuilder, sql } from "kysely";
import type { Events, HistoryEvent } from "../../ports/events.js";
import { visibleBatches } from "./batches.js";
import type { Database } from "./database.js";
import { eventList } from "./list-events.js";
import { anchorsOf, longPage } from "./long-list.js";
import { removeEvent, untellEvent } from "./remove-event.js";
import { readArrived, readRevision } from "./revision.js";
import { readStanding } from "./standing.js";
import { countRows } from "./tracks.js";

/** A listener's newest events that a query takes into account. */
const HISTORY_LIMIT = 100_000;

type Parts = Pick<Database, "db" | "transaction" | "addEvents" | "readEverything">;

export function sqlEvents({ db, transaction, addEvents, readEverything }: Parts): Events {
  return {
    add: addEvents,
    async ofUser(workspace, user, { until } = {}) {
      const { rows } = await history(workspace, user, until).execute(db);
      return rows.reverse().map(({ takenFor, kind, ...row }) => ({
        ...row,
        kind: EVENT_KINDS[kind]!,
        ...(takenFor === null ? {} : { takenFor }),
      }));
    },
    async playsSince(workspace, user, since) {
      const { rows } = await plays(workspace, user, since).execute(db);
      return new Map(rows.map((row) => [row.track, Number(row.plays)]));
    },
    async opinions(workspace, users, tracks) {
      if (users.length === 0 || tracks.length === 0) return new Map();
      const { rows } = await opinions(workspace, users, tracks).execute(db);
      return new Map(rows.map(({ track, loving, hearing }) => [track, { loving: Number(loving), hearing: Number(hearing) }]));
    },
    list: async (workspace, page, which = {}) => longPage(db, eventList(db, workspace, which), page),
    anchors: async (workspace, which = {}) => anchorsOf(db, eventList(db, workspace, which)),
    remove: (workspace, id) => removeEvent(transaction, workspace, id),
    untell: (workspace, event) => untellEvent(transaction, workspace, event),
    count: (workspace) =>
      countRows(
        db.selectFrom("events").where("batch", "in", visibleBatches(db, workspace)).select(sql<number>`count(*)`.as("n")),
      ),
    everything: (workspace, use) => readEverything(workspace, use),
    revision: (workspace) => readRevision(db, workspace),
    standing: (workspace, listeners) => readStanding(db, workspace, listeners),
    arrived: (workspace) => readArrived(db, workspace),
  };
}

interface Row extends Omit<HistoryEvent, "kind" | "takenFor"> {
  readonly kind: number;
  readonly takenFor: string | null;
}

/** The newest events of a listener, newest first. As text: with the builder it takes longer to build than to answer. */
const history = (workspace: string, user: string, until: number | undefined): RawBuilder<Row> => sql<Row>`
  select tracks.id as track, events.kind, events.value, events.at, events.duration,
    kept.id as "takenFor", coalesce(kept.seconds, tracks.seconds) as "trackSeconds"
  from events
  join tracks on tracks.pk = events.track_pk
  left join merges on merges.track_pk = events.track_pk
  left join tracks as kept on kept.pk = merges.kept_pk
  where events.batch in (select pk from batches where workspace_id = ${workspace} and state = 'published')
    and events.user_pk = (select pk from users where workspace_id = ${workspace} and id = ${user})
    ${until === undefined ? sql`` : sql`and ${cameInUntil(until)}`}
  order by events.at desc nulls last, events.batch desc, events.seq desc
  limit ${HISTORY_LIMIT}`;

const [PLAY, LOVE] = [kindCode("play"), kindCode("love")];

const plays = (workspace: string, user: string, since: number) => sql<{ track: string; plays: number | string }>`
  select coalesce(kept.id, tracks.id) as track, sum(events.value) as plays
  from events
  join tracks on tracks.pk = events.track_pk
  left join merges on merges.track_pk = events.track_pk
  left join tracks as kept on kept.pk = merges.kept_pk
  where events.batch in (select pk from batches where workspace_id = ${workspace} and state = 'published')
    and events.user_pk = (select pk from users where workspace_id = ${workspace} and id = ${user})
    and events.kind = ${PLAY} and events.at >= ${since}
  group by coalesce(kept.id, tracks.id)`;

interface Opinion {
  readonly track: string;
  readonly loving: number | string;
  readonly hearing: number | string;
}

const opinions = (workspace: string, users: readonly string[], tracks: readonly string[]) => sql<Opinion>`
  select tracks.id as track, count(distinct events.user_pk) as hearing,
    count(distinct case when events.kind = ${LOVE} then events.user_pk end) as loving
  from events
  join tracks on tracks.pk = events.track_pk
  where events.batch in (select pk from batches where workspace_id = ${workspace} and state = 'published')
    and events.user_pk in (select pk from users where workspace_id = ${workspace} and id in (${sql.join(users)}))
    and tracks.workspace_id = ${workspace} and tracks.id in (${sql.join(tracks)})
    and events.kind in (${PLAY}, ${LOVE})
  group by tracks.id`;

/** Whether an event was there already at that time: by itself, or by its import. */
const cameInUntil = (time: number) => sql<boolean>`coalesce(events.received_at,
  (select imports.created_at from imports where imports.batch = events.batch), 0) <= ${time}`;
