import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { addCommand } from "./models-add.js";

interface DeploymentOptions extends CommonOptions {
  readonly deployment: string;
}

export function modelsCommand(): Command {
  const commands = [listCommand(), showCommand(), addCommand(), promoteCommand(), rollbackCommand(), deleteCommand()];
  const models = group("models", "the trained models");
  for (const each of commands) models.addCommand(each, { isDefault: each.name() === "list" });
  return models;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function listCommand(): Command {
  return command("list", "every version of every model").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/models"));
      if (options.json) return printJson(items);
      const rows = items.map((model) => [
        model.id,
        model.algorithm,
        megabytes(model.bytes),
        `${model.seconds.train} s`,
        model.createdAt,
        model.deployments.join(", "),
      ]);
      printTable(["model", "algorithm", "size", "trained in", "at", "serves"], rows);
    }),
  );
}

function showCommand(): Command {
  return command("show", "one model")
    .argument("<model>", "name or name@version")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const model = await take(api.GET("/v1/models/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(model);
        const text = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
        printTable(
          ["what", "value"],
          Object.entries(model).map(([key, value]) => [key, text(value)]),
        );
      }),
    );
}

function promoteCommand(): Command {
  return command("promote", "serves a model from the next request on")
    .argument("<model>", "name or name@version")
    .option("--deployment <name>", "under which name", "home")
    .action((model: string, options: DeploymentOptions) =>
      withClient(options, async ({ api, take }) => {
        const path = { id: options.deployment };
        const deployment = await take(api.PUT("/v1/deployments/{id}", { params: { path }, body: { model } }));
        if (options.json) return printJson(deployment);
        note(`${deployment.id} serves ${deployment.model}@${deployment.version}`);
      }),
    );
}

function rollbackCommand(): Command {
  return command("rollback", "serves what was served before")
    .option("--deployment <name>", "under which name", "home")
    .action((options: DeploymentOptions) =>
      withClient(options, async ({ api, take }) => {
        const path = { id: options.deployment };
        const deployment = await take(api.POST("/v1/deployments/{id}/rollback", { params: { path } }));
        if (options.json) return printJson(deployment);
        note(`${deployment.id} serves ${deployment.model}@${deployment.version}`);
      }),
    );
}

function deleteCommand(): Command {
  return command("delete", "deletes one version of a model that is not being served")
    .argument("<model>", "name or name@version")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const model = await take(api.DELETE("/v1/models/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(model);
        note(`${model.id} is deleted`);
      }),
    );
}
