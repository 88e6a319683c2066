import type { Settings } from "../../ports/settings.js";
import type { Database } from "./database.js";
import { bumpRevision, takeTurn } from "./revision.js";

export function sqlSettings({ db, transaction }: Pick<Database, "db" | "transaction">): Settings {
  return {
    async get(workspace, name) {
      const row = await db
        .selectFrom("settings")
        .where("workspace_id", "=", workspace)
        .where("name", "=", name)
        .select("value_json")
        .executeTakeFirst();
      return row === undefined ? undefined : JSON.parse(row.value_json);
    },
    set: (workspace, name, value) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const value_json = JSON.stringify(value);
        await trx
          .insertInto("settings")
          .values({ workspace_id: workspace, name, value_json })
          .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doUpdateSet({ value_json }))
          .execute();
        await bumpRevision(trx, workspace);
      }),
  };
}
