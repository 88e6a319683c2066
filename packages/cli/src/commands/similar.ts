import type { Command } from "commander";
import { withClient } from "../connection.js";
import { asked, type CommonOptions, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly n: string;
  readonly model?: string;
  readonly deployment?: string;
}

export function similarCommand(): Command {
  return command("similar", "what goes with a track")
    .argument("<track>", "its id; find it with: segue search TEXT")
    .option("-n <n>", "how many", "10")
    .option("--model <model>", "name, name@version or name@alias, instead of what a deployment serves")
    .option("--deployment <name>", "which deployment answers (default: home)")
    .action((id: string, options: Options) =>
      withClient(options, async ({ api, take }) => {
        const query = { n: wholeNumber("-n", options.n), ...asked(options) };
        const answer = await take(api.GET("/v1/tracks/{id}/similar", { params: { path: { id }, query } }));
        if (options.json) return printJson(answer);
        if (!answer.known) return note(`What answers was trained before ${id} came in: train it again.`);
        const rows = answer.items.map((item, i) => [
          i + 1,
          item.track,
          item.title ?? "",
          item.artist ?? "",
          item.score.toPrecision(4),
        ]);
        printTable(["", "track", "title", "artist", "score"], rows);
      }),
    );
}
