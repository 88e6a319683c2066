import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";

export function workspacesCommand(): Command {
  const list = command("list", "the tenants of this service").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/workspaces"));
      if (options.json) return printJson(items);
      printTable(
        ["workspace", "made"],
        items.map(({ id, createdAt }) => [id, id === "main" ? "always there" : createdAt]),
      );
    }),
  );
  const create = command("create", "makes room for another tenant")
    .argument("<name>", "small letters, digits and hyphens")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const made = await take(api.POST("/v1/workspaces", { body: { id } }));
        if (options.json) return printJson(made);
        note(`${id} is there. Use it with --workspace ${id}; its first key: segue keys create --scopes admin --workspace ${id}`);
      }),
    );
  const remove = command("delete", "removes a tenant for good, with everything that belongs to it")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = client.take(client.api.DELETE("/v1/workspaces/{id}", { params: { path: { id } } })) as Promise<Job>;
        const removed = await runJob(client, job);
        if (options.json) return printJson(removed);
        note(`${id} is removed.`);
      }),
    );
  return group("workspaces", "tenants, each with data, models and keys of its own")
    .addCommand(list, { isDefault: true })
    .addCommand(create)
    .addCommand(remove);
}
