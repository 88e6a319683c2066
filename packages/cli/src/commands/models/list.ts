import type { Model, SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { type CommonOptions, command } from "../../options.js";
import { printJson, printTable } from "../../print.js";

interface Options extends CommonOptions {
  readonly name?: string;
}

export function listCommand(): Command {
  return command("list", "every version of every model")
    .option("--name <name>", "only versions of this name")
    .action((options: Options) =>
      withClient(options, async (client) => {
        const models = await allModels(client, options.name);
        if (options.json) return printJson(models);
        printTable(["model", "algorithm", "size", "trained in", "at", "aliases", "serves", "1,000 answers"], models.map(row));
      }),
    );
}

/** Page after page. */
async function allModels({ api, take }: SegueClient, name: string | undefined): Promise<Model[]> {
  const models: Model[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit: 1000, ...(name === undefined ? {} : { name }), ...(cursor === undefined ? {} : { cursor }) };
    const page = await take(api.GET("/v1/models", { params: { query } }));
    models.push(...page.items);
    if (page.next === undefined) return models;
    cursor = page.next;
  }
}

const row = ({ id, algorithm, bytes, seconds, createdAt, aliases, deployments, cost }: Model) => [
  id,
  algorithm,
  `${(bytes / 1e6).toFixed(1)} MB`,
  `${seconds.train} s`,
  createdAt,
  aliases.join(", "),
  deployments.join(", "),
  cost === null ? "" : `${cost.secondsPer1000.toPrecision(3)} s, ${cost.megabytes.toFixed(1)} MB`,
];
