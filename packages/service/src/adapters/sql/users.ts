import { type Kysely, sql } from "kysely";
import type { Users } from "../../ports/users.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";
import { countRows } from "./tracks.js";

export function sqlUsers(db: Kysely<Schema>): Users {
  const inWorkspace = (workspace: string) => db.selectFrom("users").where("workspace_id", "=", workspace);
  const present = ({ id, created_at }: { id: string; created_at: number }) => ({ id, createdAt: created_at });
  return {
    async get(workspace, id) {
      const row = await inWorkspace(workspace).where("id", "=", id).select(["id", "created_at"]).executeTakeFirst();
      return row && present(row);
    },
    async list(workspace, { limit, cursor }) {
      const rows = await inWorkspace(workspace)
        .where("pk", ">", readCursor(cursor))
        .orderBy("pk")
        .limit(limit + 1)
        .select(["pk", "id", "created_at"])
        .execute();
      return pageOf(rows, limit, present);
    },
    count: (workspace) => countRows(inWorkspace(workspace).select(sql<number>`count(*)`.as("n"))),
  };
}
