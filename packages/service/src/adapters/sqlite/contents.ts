import type Libsql from "libsql";
import type { ContentRow, Contents } from "../../ports/contents.js";
import { contentQueries } from "../sql/content-queries.js";
import { atOneMoment } from "./at-one-moment.js";
import { batchesOf } from "./batches-of.js";

const QUERIES = contentQueries(":workspace", ":user");

export function sqliteContents(connect: () => Libsql.Database): Contents {
  return {
    read: (workspace, use) =>
      atOneMoment(connect, (connection) =>
        use((table, user) => batchesOf<ContentRow>(connection, QUERIES[table], { workspace, user: user ?? null })),
      ),
  };
}
