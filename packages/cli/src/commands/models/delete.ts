import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";

interface Options extends CommonOptions {
  readonly force?: boolean;
}

export function deleteCommand(): Command {
  return command("delete", "deletes one version of a model that is not being served and has no alias")
    .argument("<model>", "name, name@version or name@alias")
    .option("--force", "also where a rollback would serve it: that then goes further back")
    .action((id: string, options: Options) =>
      withClient(options, async ({ api, take }) => {
        const query = { force: options.force ?? false };
        const model = await take(api.DELETE("/v1/models/{id}", { params: { path: { id }, query } }));
        if (options.json) return printJson(model);
        note(`${model.id} is deleted`);
      }),
    );
}
