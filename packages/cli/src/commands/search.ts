import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly n: string;
}

export function searchCommand(): Command {
  return command("search", "finds tracks by id, title or artist")
    .argument("<text...>")
    .option("-n <n>", "how many", "10")
    .action((words: string[], options: Options) =>
      withClient(options, async ({ api, take }) => {
        const query = { text: words.join(" "), n: wholeNumber("-n", options.n) };
        const { items } = await take(api.GET("/v1/search", { params: { query } }));
        if (options.json) return printJson(items);
        if (items.length === 0) return note("Nothing found.");
        printTable(
          ["track", "title", "artist"],
          items.map(({ id, title, artist }) => [id, title ?? "", artist ?? ""]),
        );
      }),
    );
}
