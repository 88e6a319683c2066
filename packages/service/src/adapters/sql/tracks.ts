import { type Kysely, sql } from "kysely";
import type { Tracks } from "../../ports/tracks.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";

const COLUMNS = ["id", "title", "artist"] as const;
/** Ids asked for in one statement, below every database's limit of parameters. */
const CHUNK = 500;

export function sqlTracks(db: Kysely<Schema>): Tracks {
  const inWorkspace = (workspace: string) => db.selectFrom("tracks").where("workspace_id", "=", workspace);
  return {
    get: (workspace, id) => inWorkspace(workspace).where("id", "=", id).select(COLUMNS).executeTakeFirst(),
    async getMany(workspace, ids) {
      const found = [];
      for (let from = 0; from < ids.length; from += CHUNK) {
        const chunk = ids.slice(from, from + CHUNK);
        found.push(...(await inWorkspace(workspace).where("id", "in", chunk).select(COLUMNS).execute()));
      }
      return found;
    },
    async list(workspace, { limit, cursor }) {
      const rows = await inWorkspace(workspace)
        .where("pk", ">", readCursor(cursor))
        .orderBy("pk")
        .limit(limit + 1)
        .select(["pk", ...COLUMNS])
        .execute();
      return pageOf(rows, limit, ({ id, title, artist }) => ({ id, title, artist }));
    },
    search(workspace, text, limit) {
      const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
      const like = (column: "id" | "title" | "artist") => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
      return inWorkspace(workspace)
        .where((where) => where.or([like("id"), like("title"), like("artist")]))
        .orderBy(sql`case when lower(title) = lower(${text}) or lower(artist) = lower(${text}) then 0 else 1 end`)
        .orderBy("pk")
        .limit(limit)
        .select(COLUMNS)
        .execute();
    },
    count: (workspace) => countRows(inWorkspace(workspace).select(sql<number>`count(*)`.as("n"))),
  };
}

/** The number that a `count(*) as n` gives. */
export async function countRows(query: { executeTakeFirstOrThrow(): Promise<{ n: number }> }): Promise<number> {
  return (await query.executeTakeFirstOrThrow()).n;
}
