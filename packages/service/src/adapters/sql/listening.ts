import type { Facts } from "@segue/engine";
import type { ListenedEvent, Listening } from "../../ports/events.js";

/** What is read of a workspace to give all of its listening data; `workspace` is how the database writes that parameter. */
export function listeningQueries(workspace: string) {
  const visible = `(select pk from batches where workspace_id = ${workspace} and state = 'published')`;
  return {
    users: `select pk, id from users where workspace_id = ${workspace} and batch in ${visible} order by pk`,
    tracks: `select pk, id, title, artist, facts_json from tracks where workspace_id = ${workspace} and batch in ${visible} order by pk`,
    imports: `select batch, id, name, format from imports where batch in ${visible} order by batch`,
    count: `select count(*) as n from events where batch in ${visible}`,
    events: `select user_pk, track_pk, kind, value, at, duration, batch from events where batch in ${visible}
      order by batch, user_pk, seq`,
  };
}

/** What these queries give, the events aside. */
export interface ListeningRows {
  readonly users: readonly { readonly pk: number; readonly id: string }[];
  readonly tracks: readonly {
    readonly pk: number;
    readonly id: string;
    readonly title: string | null;
    readonly artist: string | null;
    readonly facts_json: string;
  }[];
  readonly imports: Listening["imports"];
  readonly count: number;
}

/** Rows as listening data: users and tracks of events, which the rows name by their numbers, by their position. */
export function listeningOf(
  { users, tracks, imports, count }: ListeningRows,
  events: () => AsyncIterable<readonly ListenedEvent[]>,
): Listening {
  return {
    users: users.map((user) => user.id),
    tracks: tracks.map(({ id, title, artist, facts_json }) => ({ id, title, artist, facts: JSON.parse(facts_json) as Facts })),
    imports,
    count,
    async *events() {
      const userAt = positions(users);
      const trackAt = positions(tracks);
      for await (const batch of events())
        yield batch.map(([user, track, ...rest]): ListenedEvent => [userAt[user]!, trackAt[track]!, ...rest]);
    },
  };
}

/** Where the row of each number stands in the list. */
function positions(rows: readonly { readonly pk: number }[]): Int32Array {
  const at = new Int32Array((rows.at(-1)?.pk ?? 0) + 1);
  rows.forEach(({ pk }, position) => {
    at[pk] = position;
  });
  return at;
}
