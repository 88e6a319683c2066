import type Libsql from "libsql";
import type { ListenedEvent, Listening } from "../../ports/events.js";
import { listeningOf, listeningQueries } from "../sql/listening.js";
import { atOneMoment } from "./at-one-moment.js";
import { batchesOf } from "./batches-of.js";

const QUERIES = listeningQueries(":workspace");

/** All listening data of a workspace, read in one transaction on a connection of its own. */
export function readEverything<T>(
  connect: () => Libsql.Database,
  workspace: string,
  use: (listening: Listening) => Promise<T>,
): Promise<T> {
  return atOneMoment(connect, (connection) => {
    const all = <Row>(query: string) => connection.prepare(query).all({ workspace }) as Row[];
    const [{ n: count }] = all<{ n: number }>(QUERIES.count) as [{ n: number }];
    const rows = {
      users: all<never>(QUERIES.users),
      tracks: all<never>(QUERIES.tracks),
      imports: all<never>(QUERIES.imports),
      friends: all<never>(QUERIES.friends),
      tags: all<never>(QUERIES.tags),
      count,
    };
    return use(listeningOf(rows, () => batchesOf<ListenedEvent>(connection, QUERIES.events, { workspace })));
  });
}
