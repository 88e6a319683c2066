import type { Kysely, Selectable } from "kysely";
import type { Playlist, Playlists } from "../../ports/playlists.js";
import type { Database } from "./database.js";
import { pageOf, readCursor } from "./page.js";
import { takeTurn } from "./revision.js";
import type { Schema } from "./schema.js";

/** Above every number of a row: the newest come first, so a cursor tells where they go on below. */
const ABOVE = Number.MAX_SAFE_INTEGER;

export function sqlPlaylists({ db, transaction }: Pick<Database, "db" | "transaction">): Playlists {
  const one = async (on: Kysely<Schema>, workspace: string, id: string) => {
    const found = on.selectFrom("playlists").where("workspace_id", "=", workspace).where("id", "=", id);
    const row = await found.selectAll().executeTakeFirst();
    return row && present(row);
  };
  return {
    add: (workspace, playlist) =>
      transaction(async (trx) => {
        await trx
          .insertInto("playlists")
          .values({ workspace_id: workspace, id: playlist.id, created_at: playlist.createdAt, ...changing(playlist) })
          .execute();
      }),
    get: (workspace, id) => one(db, workspace, id),
    async list(workspace, { limit, cursor }) {
      const rows = await db
        .selectFrom("playlists")
        .where("workspace_id", "=", workspace)
        .where("pk", "<", cursor === undefined ? ABOVE : readCursor(cursor))
        .orderBy("pk", "desc")
        .limit(limit + 1)
        .selectAll()
        .execute();
      return pageOf(rows, limit, present);
    },
    change: (workspace, id, change) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const before = await one(trx, workspace, id);
        if (before === undefined) return undefined;
        const after = change(before);
        await trx
          .updateTable("playlists")
          .set(changing(after))
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .execute();
        return after;
      }),
    remove: (workspace, id) =>
      transaction(async (trx) => {
        const before = await one(trx, workspace, id);
        await trx.deleteFrom("playlists").where("workspace_id", "=", workspace).where("id", "=", id).execute();
        return before;
      }),
  };
}

const changing = ({ name, tracks, changedAt }: Playlist) => ({
  name,
  tracks_json: JSON.stringify(tracks),
  changed_at: changedAt,
});

const present = ({ id, name, tracks_json, created_at, changed_at }: Selectable<Schema["playlists"]>): Playlist => ({
  id,
  name,
  tracks: JSON.parse(tracks_json) as string[],
  createdAt: created_at,
  changedAt: changed_at,
});
