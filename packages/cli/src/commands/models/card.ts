import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { checkWritable } from "../../files.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson, printText } from "../../print.js";

interface Options extends CommonOptions {
  readonly html?: string;
}

export function cardCommand(): Command {
  return command("card", "what somebody should know who relies on a model, as Markdown")
    .argument("<model>", "name, name@version or name@alias")
    .option("--html <file>", "write it as a page")
    .action(async (id: string, options: Options) => {
      if (options.html !== undefined) await checkWritable(options.html);
      return withClient(options, async (client) => {
        const path = `/v1/models/${encodeURIComponent(id)}/card`;
        if (options.html !== undefined) {
          await writeFile(options.html, await client.page(path));
          return note(`${options.html}: written`);
        }
        if (options.json)
          return printJson(await client.take(client.api.GET("/v1/models/{id}/card", { params: { path: { id } } })));
        printText((await client.page(path, "text/markdown")).trimEnd());
      });
    });
}
