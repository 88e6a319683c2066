import { type Selectable, sql } from "kysely";
import type { ImportRecord, Imports } from "../../ports/imports.js";
import type { Database } from "./database.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";

export function sqlImports(database: Database): Imports {
  const { db } = database;
  const inWorkspace = (workspace: string) => db.selectFrom("imports").where("workspace_id", "=", workspace);
  const one = async (query: { executeTakeFirst(): Promise<Selectable<Schema["imports"]> | undefined> }) => {
    const row = await query.executeTakeFirst();
    return row && present(row);
  };
  return {
    stage: (workspace, id) => database.stageImport(workspace, id),
    get: (workspace, id) => one(inWorkspace(workspace).where("id", "=", id).selectAll()),
    byContent: (workspace, hash) => one(inWorkspace(workspace).where("content_hash", "=", hash).selectAll()),
    async list(workspace, { limit, cursor }) {
      const rows = await inWorkspace(workspace)
        .where(sql.ref("rowid"), ">", readCursor(cursor))
        .orderBy(sql.ref("rowid"))
        .limit(limit + 1)
        .selectAll()
        .select(sql<number>`rowid`.as("pk"))
        .execute();
      return pageOf(rows, limit, present);
    },
    async anySimulated(workspace) {
      return (await inWorkspace(workspace).where("simulated", "=", 1).select("id").executeTakeFirst()) !== undefined;
    },
  };
}

const present = (row: Selectable<Schema["imports"]>): ImportRecord => ({
  id: row.id,
  name: row.name,
  format: row.format,
  contentHash: row.content_hash,
  rows: JSON.parse(row.rows_json),
  rules: JSON.parse(row.rules_json),
  simulated: row.simulated === 1,
  createdAt: row.created_at,
});
