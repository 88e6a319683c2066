import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { serving } from "../../deployment.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";
import { wholeNumber } from "../../whole-number.js";

interface Options extends CommonOptions {
  readonly deployment: string;
  readonly to?: string;
}

export function rollbackCommand(): Command {
  return command("rollback", "serves what was served before; once more, what was served before that")
    .option("--deployment <name>", "under which name", "home")
    .option("--to <number>", "the change to go back to; see: segue deployments history")
    .action((options: Options) =>
      withClient(options, async ({ api, take }) => {
        const path = { id: options.deployment };
        const query = options.to === undefined ? {} : { to: wholeNumber("--to", options.to) };
        const deployment = await take(api.POST("/v1/deployments/{id}/rollback", { params: { path, query } }));
        if (options.json) return printJson(deployment);
        note(`${deployment.id} serves ${serving(deployment)}`);
      }),
    );
}
