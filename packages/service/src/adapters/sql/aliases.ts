import type { Models } from "../../ports/models.js";
import type { Database } from "./database.js";
import { bumpServed } from "./revision.js";

export function sqlAliases({
  db,
  transaction,
}: Pick<Database, "db" | "transaction">): Pick<Models, "aliases" | "setAlias" | "removeAlias"> {
  return {
    async aliases(workspace) {
      const rows = db.selectFrom("model_aliases").where("workspace_id", "=", workspace).orderBy("name").orderBy("alias");
      return (await rows.selectAll().execute()).map(({ name, alias, version, updated_at }) => ({
        name,
        alias,
        version,
        updatedAt: updated_at,
      }));
    },
    setAlias: (workspace, { name, alias, version, updatedAt }) =>
      transaction(async (trx) => {
        await trx
          .insertInto("model_aliases")
          .values({ workspace_id: workspace, name, alias, version, updated_at: updatedAt })
          .onConflict((conflict) =>
            conflict.columns(["workspace_id", "name", "alias"]).doUpdateSet({ version, updated_at: updatedAt }),
          )
          .execute();
        await bumpServed(trx, workspace);
      }),
    removeAlias: (workspace, name, alias) =>
      transaction(async (trx) => {
        const removed = await trx
          .deleteFrom("model_aliases")
          .where("workspace_id", "=", workspace)
          .where("name", "=", name)
          .where("alias", "=", alias)
          .executeTakeFirst();
        await bumpServed(trx, workspace);
        return removed.numDeletedRows > 0n;
      }),
  };
}
