import type { Facts } from "@segue/engine";
import type Libsql from "libsql";
import type { Listening } from "../../ports/events.js";

/** All listening data of a workspace, read in one transaction on a connection of its own. */
export async function readEverything<T>(
  connect: () => Libsql.Database,
  workspace: string,
  use: (listening: Listening) => Promise<T>,
): Promise<T> {
  const connection = connect();
  try {
    connection.exec("begin");
    return await use(listeningOf(connection, workspace));
  } finally {
    // Closing alone lets the moment be held until the garbage collector comes by.
    connection.exec("rollback");
    connection.close();
  }
}

interface TrackRow {
  readonly pk: number;
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
  readonly facts_json: string;
}
type EventRow = [
  user: number,
  track: number,
  kind: number,
  value: number,
  at: number | null,
  duration: number | null,
  batch: number,
];

const VISIBLE = "(select pk from batches where workspace_id = ? and state = 'published')";

function listeningOf(connection: Libsql.Database, workspace: string): Listening {
  const all = <Row>(statement: string, parameters = 1) =>
    connection.prepare(statement).all(...new Array(parameters).fill(workspace)) as Row[];
  const users = all<{ pk: number; id: string }>(
    `select pk, id from users where workspace_id = ? and batch in ${VISIBLE} order by pk`,
    2,
  );
  const tracks = all<TrackRow>(
    `select pk, id, title, artist, facts_json from tracks where workspace_id = ? and batch in ${VISIBLE} order by pk`,
    2,
  );
  const imports = all<Listening["imports"][number]>(
    `select batch, id, name, format from imports where batch in ${VISIBLE} order by batch`,
  );
  const [{ n: count }] = all<{ n: number }>(`select count(*) as n from events where batch in ${VISIBLE}`) as [{ n: number }];
  return {
    users: users.map((user) => user.id),
    tracks: tracks.map(({ id, title, artist, facts_json }) => ({ id, title, artist, facts: JSON.parse(facts_json) as Facts })),
    imports,
    count,
    *events() {
      const userAt = positions(users);
      const trackAt = positions(tracks);
      const rows = connection
        .prepare(`select user_pk, track_pk, kind, value, at, duration, batch from events where batch in ${VISIBLE}`)
        .raw()
        .iterate(workspace) as Iterable<EventRow>;
      for (const [user, track, ...rest] of rows) yield [userAt[user]!, trackAt[track]!, ...rest] as const;
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
