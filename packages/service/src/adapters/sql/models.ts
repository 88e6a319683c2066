import type { Kysely, Selectable } from "kysely";
import type { Deployment, ModelRecord, Models } from "../../ports/models.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

export function sqlModels({ db, transaction }: Database): Models {
  const versions = (workspace: string, name: string) =>
    db.selectFrom("models").where("workspace_id", "=", workspace).where("name", "=", name);
  const deploymentsOf = (workspace: string) => db.selectFrom("deployments").where("workspace_id", "=", workspace).selectAll();
  return {
    publish: (workspace, model, version) =>
      transaction(async (trx) => {
        await trx
          .insertInto("models")
          .values(modelRow(workspace, model, version))
          .execute();
        if (model.task !== "recommend") return;
        await trx
          .insertInto("deployments")
          .values(
            deploymentRow(workspace, { name: "home", model: model.name, version, previous: null, updatedAt: model.createdAt }),
          )
          .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doNothing())
          .execute();
      }),
    async nextVersion(workspace, name) {
      const newest = await versions(workspace, name).orderBy("version", "desc").select("version").executeTakeFirst();
      return (newest?.version ?? 0) + 1;
    },
    async get(workspace, name, version) {
      const query = versions(workspace, name).orderBy("version", "desc").selectAll();
      const row = await (version === undefined ? query : query.where("version", "=", version)).executeTakeFirst();
      return row && presentModel(row);
    },
    async list(workspace) {
      const query = db.selectFrom("models").where("workspace_id", "=", workspace).orderBy("name").orderBy("version");
      return (await query.selectAll().execute()).map(presentModel);
    },
    async remove(workspace, name, version) {
      await db
        .deleteFrom("models")
        .where("workspace_id", "=", workspace)
        .where("name", "=", name)
        .where("version", "=", version)
        .execute();
    },
    async deployment(workspace, name) {
      const row = await deploymentsOf(workspace).where("name", "=", name).executeTakeFirst();
      return row && presentDeployment(row);
    },
    deployments: async (workspace) => (await deploymentsOf(workspace).orderBy("name").execute()).map(presentDeployment),
    async undeploy(workspace, name) {
      await db.deleteFrom("deployments").where("workspace_id", "=", workspace).where("name", "=", name).execute();
    },
    deploy: (workspace, deployment) => upsertDeployment(db, deploymentRow(workspace, deployment)),
  };
}

async function upsertDeployment(db: Kysely<Schema>, row: Selectable<Schema["deployments"]>): Promise<void> {
  const { workspace_id: _, name: __, ...changed } = row;
  await db
    .insertInto("deployments")
    .values(row)
    .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doUpdateSet(changed))
    .execute();
}

const modelRow = (workspace: string, model: Omit<ModelRecord, "version">, version: number) => ({
  workspace_id: workspace,
  name: model.name,
  version,
  algorithm: model.algorithm,
  task: model.task,
  config_json: JSON.stringify(model.config),
  seed: model.seed,
  dataset: model.dataset,
  holds: model.holds,
  users: model.users,
  tracks: model.tracks,
  bytes: model.bytes,
  seconds_json: JSON.stringify(model.seconds),
  peak_rss_mb: model.peakRssMb,
  created_at: model.createdAt,
});

const presentModel = (row: Selectable<Schema["models"]>): ModelRecord => ({
  name: row.name,
  version: row.version,
  algorithm: row.algorithm,
  task: row.task,
  config: JSON.parse(row.config_json),
  seed: row.seed,
  dataset: row.dataset,
  holds: row.holds,
  users: row.users,
  tracks: row.tracks,
  bytes: row.bytes,
  seconds: JSON.parse(row.seconds_json),
  peakRssMb: row.peak_rss_mb,
  createdAt: row.created_at,
});

const deploymentRow = (workspace: string, deployment: Deployment) => ({
  workspace_id: workspace,
  name: deployment.name,
  model: deployment.model,
  version: deployment.version,
  previous_model: deployment.previous?.model ?? null,
  previous_version: deployment.previous?.version ?? null,
  updated_at: deployment.updatedAt,
});

const presentDeployment = (row: Selectable<Schema["deployments"]>): Deployment => ({
  name: row.name,
  model: row.model,
  version: row.version,
  previous:
    row.previous_model === null || row.previous_version === null
      ? null
      : { model: row.previous_model, version: row.previous_version },
  updatedAt: row.updated_at,
});
