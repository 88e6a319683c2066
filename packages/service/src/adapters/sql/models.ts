import type { Selectable } from "kysely";
import type { ModelRecord, Models } from "../../ports/models.js";
import { sqlAliases } from "./aliases.js";
import { sqlAnswerCosts } from "./answer-costs.js";
import type { Database } from "./database.js";
import { addChange, sqlDeployments } from "./deployments.js";
import { giveNumber, noteNumber } from "./model-numbers.js";
import { pageAfter, readPlace } from "./page.js";
import { bumpServed } from "./revision.js";
import type { Schema } from "./schema.js";

export function sqlModels(database: Database): Models {
  const { db, transaction } = database;
  const all = (workspace: string) => db.selectFrom("models").where("workspace_id", "=", workspace);
  const versions = (workspace: string, name: string) => all(workspace).where("name", "=", name);
  return {
    ...sqlDeployments(database),
    ...sqlAliases(database),
    ...sqlAnswerCosts(database),
    publish: (workspace, model, version) =>
      transaction(async (trx) => {
        await trx
          .insertInto("models")
          .values(modelRow(workspace, model, version))
          .execute();
        await noteNumber(trx, workspace, model.name, version);
        await bumpServed(trx, workspace);
        if (model.task !== "recommend") return;
        const serving = { models: [{ model: model.name, version, weight: 1 }], by: null };
        await addChange(
          trx,
          workspace,
          "home",
          { serving, how: "promoted", at: model.createdAt, back: null },
          { onlyFirst: true },
        );
      }),
    nextVersion: (workspace, name) => transaction((trx) => giveNumber(trx, workspace, name)),
    numbers: (workspace) =>
      db.selectFrom("model_numbers").where("workspace_id", "=", workspace).select(["name", "highest"]).orderBy("name").execute(),
    async get(workspace, name, version) {
      const query = versions(workspace, name).orderBy("version", "desc").selectAll();
      const row = await (version === undefined ? query : query.where("version", "=", version)).executeTakeFirst();
      return row && presentModel(row);
    },
    async list(workspace) {
      return (await all(workspace).orderBy("name").orderBy("version").selectAll().execute()).map(presentModel);
    },
    async page(workspace, { limit, cursor }, name) {
      const wanted = name === undefined ? all(workspace) : versions(workspace, name);
      const after = cursor === undefined ? undefined : readPlace(cursor);
      const rest = after
        ? wanted.where((where) =>
            where.or([
              where("name", ">", after.name),
              where.and([where("name", "=", after.name), where("version", ">", after.number)]),
            ]),
          )
        : wanted;
      const rows = await rest
        .orderBy("name")
        .orderBy("version")
        .limit(limit + 1)
        .selectAll()
        .execute();
      return pageAfter(rows, limit, presentModel, (row) => ({ name: row.name, number: row.version }));
    },
    remove: (workspace, name, version) =>
      transaction(async (trx) => {
        for (const table of ["models", "model_aliases", "answer_costs"] as const)
          await trx
            .deleteFrom(table)
            .where("workspace_id", "=", workspace)
            .where("name", "=", name)
            .where("version", "=", version)
            .execute();
        await bumpServed(trx, workspace);
      }),
  };
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value));

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
  code_version: model.codeVersion,
  job_id: model.job,
  evaluation_json: jsonOrNull(model.evaluation),
  origin_json: jsonOrNull(model.origin),
  estimate_json: jsonOrNull(model.estimate),
});

const parsedOrNull = (json: string | null) => (json === null ? null : JSON.parse(json));

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
  codeVersion: row.code_version,
  job: row.job_id,
  evaluation: parsedOrNull(row.evaluation_json),
  origin: parsedOrNull(row.origin_json),
  estimate: parsedOrNull(row.estimate_json),
});
