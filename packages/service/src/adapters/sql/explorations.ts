import { type Kysely, sql } from "kysely";
import type { Explorations } from "../../ports/explorations.js";
import { visibleBatches } from "./batches.js";
import type { Database } from "./database.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";
import { countRows } from "./tracks.js";

export function sqlExplorations({ db, transaction }: Pick<Database, "db" | "transaction">): Explorations {
  return {
    add: (workspace, { id, at, model, items }) =>
      transaction(async (trx) => {
        const items_json = JSON.stringify(items);
        await trx.insertInto("explorations").values({ workspace_id: workspace, id, at, model, items_json }).execute();
      }),
    async list(workspace, { limit, cursor }) {
      const rows = await db
        .selectFrom("explorations")
        .where("workspace_id", "=", workspace)
        .where("pk", ">", readCursor(cursor))
        .orderBy("pk")
        .limit(limit + 1)
        .selectAll()
        .execute();
      return pageOf(rows, limit, ({ id, at, model, items_json }) => ({ id, at, model, items: JSON.parse(items_json) }));
    },
    async consequences(workspace, ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("events")
        .innerJoin("tracks", "tracks.pk", "events.track_pk")
        .where("events.recommendation_id", "in", [...ids])
        .where("events.batch", "in", visibleBatches(db, workspace))
        .orderBy("events.batch")
        .orderBy("events.user_pk")
        .orderBy("events.seq")
        .select(["events.recommendation_id as recommendation", "tracks.id as track", "events.kind", "events.value"])
        .execute();
      return rows.map(({ recommendation, ...row }) => ({ recommendation: recommendation!, ...row }));
    },
    countBefore: (workspace, before) => countRows(old(db, workspace, before).select(sql<number>`count(*)`.as("n"))),
    removeBefore: (workspace, before) =>
      transaction(async (trx) => {
        const gone = await trx
          .deleteFrom("explorations")
          .where("workspace_id", "=", workspace)
          .where("at", "<", before)
          .executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),
  };
}

const old = (db: Kysely<Schema>, workspace: string, before: number) =>
  db.selectFrom("explorations").where("workspace_id", "=", workspace).where("at", "<", before);
