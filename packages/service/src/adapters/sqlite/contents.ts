import type Libsql from "libsql";
import type { ContentRow, Contents } from "../../ports/contents.js";
import { contentQueries } from "../sql/content-queries.js";
import { batchesOf } from "./batches-of.js";

const QUERIES = contentQueries(":workspace", ":user");

export function sqliteContents(connect: () => Libsql.Database): Contents {
  return {
    async read(workspace, use) {
      const connection = connect();
      try {
        connection.exec("begin");
        return await use((table, user) => batchesOf<ContentRow>(connection, QUERIES[table], { workspace, user: user ?? null }));
      } finally {
        // Closing alone lets the moment be held until the garbage collector comes by.
        connection.exec("rollback");
        connection.close();
      }
    },
  };
}
