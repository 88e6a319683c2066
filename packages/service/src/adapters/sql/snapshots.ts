import type { Kysely, Selectable } from "kysely";
import type { SnapshotRecord, Snapshots } from "../../ports/snapshots.js";
import type { Schema } from "./schema.js";

export function sqlSnapshots(db: Kysely<Schema>): Snapshots {
  const inWorkspace = (workspace: string) => db.selectFrom("snapshots").where("workspace_id", "=", workspace).selectAll();
  return {
    async at(workspace, revision) {
      const row = await inWorkspace(workspace).where("revision", "=", revision).executeTakeFirst();
      return row && present(row);
    },
    async record(workspace, { createdAt, ...snapshot }) {
      await db
        .insertInto("snapshots")
        .values({ workspace_id: workspace, ...snapshot, created_at: createdAt })
        .onConflict((conflict) => conflict.columns(["workspace_id", "revision"]).doNothing())
        .execute();
    },
    list: async (workspace) => (await inWorkspace(workspace).orderBy("revision", "desc").execute()).map(present),
  };
}

const present = ({ workspace_id: _, created_at, ...row }: Selectable<Schema["snapshots"]>): SnapshotRecord => ({
  ...row,
  createdAt: created_at,
});
