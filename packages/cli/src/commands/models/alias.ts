import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";
import { UsageError } from "../../tell-error.js";

interface Options extends CommonOptions {
  readonly delete?: boolean;
}

export function aliasCommand(): Command {
  return command("alias", "gives a version a name that can be moved to another one: als@stable beside als@3")
    .argument("<model>", "name, name@version or name@alias; with --delete name@alias")
    .argument("[alias]", "the alias, for example stable")
    .option("--delete", "takes the alias away instead")
    .action(async (model: string, alias: string | undefined, options: Options) => {
      if (options.delete) return withClient(options, (client) => takeAway(client, model, alias, options));
      if (alias === undefined) throw new UsageError("The alias is missing.", "Write: segue models alias als@3 stable");
      return withClient(options, (client) => give(client, model, alias, options));
    });
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

async function give({ api, take }: Client, id: string, alias: string, { json }: Options): Promise<void> {
  const { name, version } = await take(api.GET("/v1/models/{id}", { params: { path: { id } } }));
  const path = { id: name, alias };
  const given = await take(api.PUT("/v1/models/{id}/aliases/{alias}", { params: { path }, body: { version } }));
  if (json) return printJson(given);
  note(`${name}@${alias} is ${given.model}`);
}

async function takeAway({ api, take }: Client, model: string, given: string | undefined, { json }: Options): Promise<void> {
  const [name, own] = model.split("@");
  const alias = given ?? own;
  if (name === undefined || alias === undefined)
    throw new UsageError("The alias is missing.", "Write: segue models alias als@stable --delete");
  const path = { id: name, alias };
  const taken = await take(api.DELETE("/v1/models/{id}/aliases/{alias}", { params: { path } }));
  if (json) return printJson(taken);
  note(`${name}@${alias} was ${taken.model}, and is no more`);
}
