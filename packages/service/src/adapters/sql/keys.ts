import type { Selectable } from "kysely";
import type { KeyRecord, Keys } from "../../ports/keys.js";
import type { Database } from "./database.js";
import { takeTurn } from "./revision.js";
import type { Schema } from "./schema.js";

export function sqlKeys({ db, transaction }: Pick<Database, "db" | "transaction">): Keys {
  return {
    add: (key) =>
      transaction(async (trx) => {
        await trx.insertInto("keys").values(rowOf(key)).execute();
      }),
    addFirst: (key) =>
      transaction(async (trx) => {
        await takeTurn(trx, key.workspace);
        const some = await trx.selectFrom("keys").where("workspace_id", "=", key.workspace).select("id").executeTakeFirst();
        if (some !== undefined) return false;
        await trx.insertInto("keys").values(rowOf(key)).execute();
        return true;
      }),
    async byHash(hash) {
      const row = await db.selectFrom("keys").where("hash", "=", hash).selectAll().executeTakeFirst();
      return row && presentKey(row);
    },
    async get(workspace, id) {
      const keys = db.selectFrom("keys").where("workspace_id", "=", workspace).where("id", "=", id);
      const row = await keys.selectAll().executeTakeFirst();
      return row && presentKey(row);
    },
    async list(workspace) {
      const keys = db.selectFrom("keys").where("workspace_id", "=", workspace).orderBy("created_at").orderBy("id");
      return (await keys.selectAll().execute()).map(presentKey);
    },
    revoke: (workspace, id, at) =>
      transaction(async (trx) => {
        const revoked = await trx
          .updateTable("keys")
          .set({ revoked_at: at })
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .where("revoked_at", "is", null)
          .executeTakeFirst();
        return revoked.numUpdatedRows > 0n;
      }),
    expire: (workspace, id, at) =>
      transaction(async (trx) => {
        await trx
          .updateTable("keys")
          .set({ expires_at: at })
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", at)]))
          .execute();
      }),
    used: (id, at) =>
      transaction(async (trx) => {
        await trx.updateTable("keys").set({ last_used_at: at }).where("id", "=", id).execute();
      }),
    async allowsOrigin(origin, now) {
      const rows = await db
        .selectFrom("keys")
        .where("kind", "=", "publishable")
        .where("revoked_at", "is", null)
        .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))
        .select("origins_json")
        .execute();
      return rows.some(({ origins_json }) => (JSON.parse(origins_json) as string[]).includes(origin));
    },
  };
}

const rowOf = (key: KeyRecord) => ({
  id: key.id,
  workspace_id: key.workspace,
  name: key.name,
  start: key.start,
  kind: key.kind,
  hash: key.hash,
  scopes_json: JSON.stringify(key.scopes),
  origins_json: JSON.stringify(key.origins),
  user_id: key.user,
  rate: key.rate,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
  last_used_at: key.lastUsedAt,
  revoked_at: key.revokedAt,
});

export const presentKey = (row: Selectable<Schema["keys"]>): KeyRecord => ({
  id: row.id,
  workspace: row.workspace_id,
  name: row.name,
  start: row.start,
  kind: row.kind,
  hash: row.hash,
  scopes: JSON.parse(row.scopes_json),
  origins: JSON.parse(row.origins_json),
  user: row.user_id,
  rate: row.rate,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});
