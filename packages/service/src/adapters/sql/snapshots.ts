import type { Selectable } from "kysely";
import type { SnapshotRecord, Snapshots } from "../../ports/snapshots.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

export function sqlSnapshots({ db, transaction }: Pick<Database, "db" | "transaction">): Snapshots {
  const inWorkspace = (workspace: string) => db.selectFrom("snapshots").where("workspace_id", "=", workspace).selectAll();
  return {
    async at(workspace, revision) {
      const row = await inWorkspace(workspace).where("revision", "=", revision).executeTakeFirst();
      return row && present(row);
    },
    async newest(workspace) {
      const row = await inWorkspace(workspace).orderBy("revision", "desc").limit(1).executeTakeFirst();
      return row && present(row);
    },
    record: (workspace, { createdAt, lineage, report, ...snapshot }) =>
      transaction(async (trx) => {
        const told = { created_at: createdAt, lineage_json: JSON.stringify(lineage), report_json: JSON.stringify(report) };
        await trx
          .insertInto("snapshots")
          .values({ workspace_id: workspace, ...snapshot, ...told })
          .onConflict((conflict) => conflict.columns(["workspace_id", "revision"]).doNothing())
          .execute();
      }),
    list: async (workspace) => (await inWorkspace(workspace).orderBy("revision", "desc").execute()).map(present),
    replace: (workspace, fingerprint, { report, ...successor }) =>
      transaction(async (trx) => {
        await trx
          .updateTable("snapshots")
          .set({ ...successor, report_json: JSON.stringify(report) })
          .where("workspace_id", "=", workspace)
          .where("fingerprint", "=", fingerprint)
          .execute();
        const tombstone = { workspace_id: workspace, fingerprint, successor: successor.fingerprint };
        await trx
          .updateTable("tombstones")
          .set({ successor: successor.fingerprint })
          .where("workspace_id", "=", workspace)
          .where("successor", "=", fingerprint)
          .execute();
        await trx
          .insertInto("tombstones")
          .values(tombstone)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    async current(workspace, fingerprint) {
      const row = await db
        .selectFrom("tombstones")
        .where("workspace_id", "=", workspace)
        .where("fingerprint", "=", fingerprint)
        .select("successor")
        .executeTakeFirst();
      return row?.successor ?? fingerprint;
    },
  };
}

const present = (row: Selectable<Schema["snapshots"]>): SnapshotRecord => ({
  fingerprint: row.fingerprint,
  revision: row.revision,
  users: row.users,
  tracks: row.tracks,
  events: row.events,
  createdAt: row.created_at,
  lineage: JSON.parse(row.lineage_json),
  report: JSON.parse(row.report_json),
});
