import { sql } from "kysely";
import type { Merges } from "../../ports/merges.js";
import type { Database } from "./database.js";
import { pageOf, readCursor } from "./page.js";
import { bumpDescribed, bumpRevision, takeTurn } from "./revision.js";
import { countRows } from "./tracks.js";

export function sqlMerges({ db, transaction }: Pick<Database, "db" | "transaction">): Merges {
  return {
    async list(workspace, { limit, cursor }) {
      const rows = await db
        .selectFrom("merges")
        .innerJoin("tracks", "tracks.pk", "merges.track_pk")
        .innerJoin("tracks as kept", "kept.pk", "merges.kept_pk")
        .where("merges.workspace_id", "=", workspace)
        .where("track_pk", ">", readCursor(cursor))
        .orderBy("track_pk")
        .limit(limit + 1)
        .select(["track_pk as pk", "tracks.id as track", "kept.id as takenFor", "by_what as by", "why"])
        .execute();
      return pageOf(rows, limit, ({ pk: _, ...merge }) => merge);
    },
    count: (workspace) =>
      countRows(db.selectFrom("merges").where("workspace_id", "=", workspace).select(sql<number>`count(*)`.as("n"))),
    async sameAs(workspace, track) {
      const { rows } = await sql<{ id: string }>`
        with own as (select pk from tracks where workspace_id = ${workspace} and id = ${track}),
          kept as (select coalesce((select kept_pk from merges where track_pk = own.pk), own.pk) as pk from own)
        select id from tracks where workspace_id = ${workspace} and id <> ${track} and
          (pk in (select pk from kept) or pk in (select track_pk from merges where kept_pk in (select pk from kept)))
        order by id`.execute(db);
      return rows.map(({ id }) => id);
    },
    replace: (workspace, same) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        await trx.deleteFrom("merges").where("workspace_id", "=", workspace).execute();
        for (const { kept, merged } of same) {
          for (const { id, by, why } of merged) {
            // A track that has just been removed is taken for nothing.
            await sql`
              insert into merges (workspace_id, track_pk, kept_pk, by_what, why)
              select ${workspace}, t.pk, k.pk, ${by}, ${why} from tracks t join tracks k on k.workspace_id = t.workspace_id
              where t.workspace_id = ${workspace} and t.id = ${id} and k.id = ${kept}`.execute(trx);
          }
        }
        await bumpDescribed(trx, workspace);
      }),
    keepApart: (workspace, track) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const row = await trx
          .selectFrom("tracks")
          .where("workspace_id", "=", workspace)
          .where("id", "=", track)
          .select("pk")
          .executeTakeFirst();
        if (row === undefined) return false;
        await trx
          .insertInto("kept_apart")
          .values({ workspace_id: workspace, track_pk: row.pk })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await trx.deleteFrom("merges").where("workspace_id", "=", workspace).where("track_pk", "=", row.pk).execute();
        await bumpRevision(trx, workspace);
        return true;
      }),
    async apart(workspace) {
      const rows = await db
        .selectFrom("kept_apart")
        .innerJoin("tracks", "tracks.pk", "kept_apart.track_pk")
        .where("kept_apart.workspace_id", "=", workspace)
        .select("tracks.id")
        .execute();
      return new Set(rows.map(({ id }) => id));
    },
  };
}
