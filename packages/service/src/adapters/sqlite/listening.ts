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
    connection.close();
  }
}

type EventRow = [user: number, track: number, kind: number, value: number, at: number | null];

function listeningOf(connection: Libsql.Database, workspace: string): Listening {
  const all = <Row>(statement: string) => connection.prepare(statement).all(workspace) as Row[];
  const users = all<{ pk: number; id: string }>("select pk, id from users where workspace_id = ? order by pk");
  const tracks = all<{ pk: number; id: string; title: string | null; artist: string | null }>(
    "select pk, id, title, artist from tracks where workspace_id = ? order by pk",
  );
  const [{ n: count }] = all<{ n: number }>("select count(*) as n from events where workspace_id = ?") as [{ n: number }];
  return {
    users: users.map((user) => user.id),
    tracks: tracks.map(({ id, title, artist }) => ({ id, title, artist })),
    count,
    *events() {
      const userAt = new Map(users.map((user, position) => [user.pk, position]));
      const trackAt = new Map(tracks.map((track, position) => [track.pk, position]));
      const rows = connection
        .prepare("select user_pk, track_pk, kind, value, at from events where workspace_id = ?")
        .raw()
        .iterate(workspace) as Iterable<EventRow>;
      for (const [user, track, kind, value, at] of rows) yield [userAt.get(user)!, trackAt.get(track)!, kind, value, at] as const;
    },
  };
}
