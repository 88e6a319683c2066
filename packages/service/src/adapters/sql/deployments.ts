import type { Selectable, Transaction } from "kysely";
import { type Deployment, type DeploymentChange, MOST_CHANGES, type Models } from "../../ports/models.js";
import type { Database } from "./database.js";
import { bumpServed } from "./revision.js";
import type { Schema } from "./schema.js";

type Deployments = Pick<Models, "served" | "deployment" | "deployments" | "deploy" | "rewriteChange" | "undeploy">;

export function sqlDeployments({ db, transaction }: Pick<Database, "db" | "transaction">): Deployments {
  const all = (workspace: string) => db.selectFrom("deployment_changes").where("workspace_id", "=", workspace);
  const newestFirst = (workspace: string, name: string) =>
    all(workspace).where("name", "=", name).orderBy("number", "desc").selectAll();
  return {
    async served(workspace, name) {
      const row = await newestFirst(workspace, name).limit(1).executeTakeFirst();
      return row && present(row).serving;
    },
    async deployment(workspace, name) {
      const changes = (await newestFirst(workspace, name).execute()).map(present);
      return changes.length > 0 ? { name, changes } : undefined;
    },
    async deployments(workspace) {
      const rows = await all(workspace).orderBy("name").orderBy("number", "desc").selectAll().execute();
      const byName = new Map<string, DeploymentChange[]>();
      for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), present(row)]);
      return [...byName].map(([name, changes]): Deployment => ({ name, changes }));
    },
    deploy: (workspace, name, change) => transaction((trx) => addChange(trx, workspace, name, change)),
    rewriteChange: (workspace, name, number, serving) =>
      transaction(async (trx) => {
        await trx
          .updateTable("deployment_changes")
          .set({ serving_json: JSON.stringify(serving) })
          .where("workspace_id", "=", workspace)
          .where("name", "=", name)
          .where("number", "=", number)
          .execute();
        await bumpServed(trx, workspace);
      }),
    undeploy: (workspace, name) =>
      transaction(async (trx) => {
        await trx.deleteFrom("deployment_changes").where("workspace_id", "=", workspace).where("name", "=", name).execute();
        await bumpServed(trx, workspace);
      }),
  };
}

/** Adds a change, and forgets those too long ago. `onlyFirst`: nothing happens where there is a deployment of that name. */
export async function addChange(
  trx: Transaction<Schema>,
  workspace: string,
  name: string,
  { serving, how, at, back }: Omit<DeploymentChange, "number">,
  { onlyFirst = false } = {},
): Promise<void> {
  const newest = await trx
    .selectFrom("deployment_changes")
    .where("workspace_id", "=", workspace)
    .where("name", "=", name)
    .orderBy("number", "desc")
    .select("number")
    .limit(1)
    .executeTakeFirst();
  if (onlyFirst && newest !== undefined) return;
  const number = (newest?.number ?? 0) + 1;
  await trx
    .insertInto("deployment_changes")
    .values({ workspace_id: workspace, name, number, serving_json: JSON.stringify(serving), how, at, back })
    .execute();
  await trx
    .deleteFrom("deployment_changes")
    .where("workspace_id", "=", workspace)
    .where("name", "=", name)
    .where("number", "<=", number - MOST_CHANGES)
    .execute();
  await bumpServed(trx, workspace);
}

const present = ({ number, serving_json, how, at, back }: Selectable<Schema["deployment_changes"]>): DeploymentChange => ({
  number,
  serving: JSON.parse(serving_json),
  how,
  at,
  back,
});
