import type { Kysely, Selectable } from "kysely";
import type { KeyRecord, Keys } from "../../ports/keys.js";
import type { Schema } from "./schema.js";

export function sqlKeys(db: Kysely<Schema>): Keys {
  return {
    async add({ workspace, scopes, createdAt, revokedAt, ...key }) {
      const row = {
        ...key,
        workspace_id: workspace,
        scopes_json: JSON.stringify(scopes),
        created_at: createdAt,
        revoked_at: revokedAt,
      };
      await db.insertInto("keys").values(row).execute();
    },
    async byHash(hash) {
      const row = await db.selectFrom("keys").where("hash", "=", hash).selectAll().executeTakeFirst();
      return row && present(row);
    },
    async list(workspace) {
      const rows = await db.selectFrom("keys").where("workspace_id", "=", workspace).orderBy("created_at").selectAll().execute();
      return rows.map(present);
    },
    async revoke(workspace, id, at) {
      const revoked = await db
        .updateTable("keys")
        .set({ revoked_at: at })
        .where("workspace_id", "=", workspace)
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return revoked.numUpdatedRows > 0n;
    },
  };
}

const present = (row: Selectable<Schema["keys"]>): KeyRecord => ({
  id: row.id,
  workspace: row.workspace_id,
  name: row.name,
  hash: row.hash,
  scopes: JSON.parse(row.scopes_json),
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
});
