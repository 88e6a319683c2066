import type { Facts } from "@segue/engine";
import type { ListenedEvent, Listening } from "../../ports/events.js";

/** What is read of a workspace to give all of its listening data; `workspace` is how the database writes that parameter. */
export function listeningQueries(workspace: string) {
  const visible = `(select pk from batches where workspace_id = ${workspace} and state = 'published')`;
  return {
    users: `select pk, id from users where workspace_id = ${workspace} and batch in ${visible} order by pk`,
    tracks: `select pk, id, title, artist, facts_json from tracks where workspace_id = ${workspace} and batch in ${visible} order by pk`,
    imports: `select batch, id, name, format from imports where batch in ${visible} order by batch`,
    friends: `select distinct user_pk, friend_pk from friends where batch in ${visible}`,
    tags: `select distinct track_pk, tag, user_pk from tags where batch in ${visible}`,
    count: `select count(*) as n from events where batch in ${visible}`,
    events: `select user_pk, track_pk, kind, value, at, duration, batch, seq from events where batch in ${visible}
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
  readonly friends: readonly { readonly user_pk: number; readonly friend_pk: number }[];
  readonly tags: readonly { readonly track_pk: number; readonly tag: string; readonly user_pk: number }[];
  readonly count: number;
}

/** Rows as listening data: users and tracks of events, which the rows name by their numbers, by their position. */
export function listeningOf(
  { users, tracks, imports, friends, tags, count }: ListeningRows,
  events: () => AsyncIterable<readonly ListenedEvent[]>,
): Listening {
  const [userAt, trackAt] = [positions(users), positions(tracks)];
  return {
    users: users.map((user) => user.id),
    tracks: tracks.map(({ id, title, artist, facts_json }) => ({ id, title, artist, facts: JSON.parse(facts_json) as Facts })),
    imports,
    friends: friends.map(({ user_pk, friend_pk }) => [userAt[user_pk]!, userAt[friend_pk]!]),
    tags: tags.map(({ track_pk, tag, user_pk }) => [trackAt[track_pk]!, tag, user_pk === NOBODY ? -1 : userAt[user_pk]!]),
    count,
    async *events() {
      for await (const batch of events())
        yield batch.map(([user, track, ...rest]): ListenedEvent => [userAt[user]!, trackAt[track]!, ...rest]);
    },
  };
}

/** The number of the user who says so where nobody in particular does. */
const NOBODY = 0;

/** Where the row of each number stands in the list. */
function positions(rows: readonly { readonly pk: number }[]): Int32Array {
  const at = new Int32Array((rows.at(-1)?.pk ?? 0) + 1);
  rows.forEach(({ pk }, position) => {
    at[pk] = position;
  });
  return at;
}
