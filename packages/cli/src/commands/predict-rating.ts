import type { Command } from "commander";
import { withClient } from "../connection.js";
import { asked, type CommonOptions, command } from "../options.js";
import { note, printJson, printText } from "../print.js";

interface Options extends CommonOptions {
  readonly model?: string;
  readonly deployment?: string;
}

/** What a rating is known from, for people. */
const BASES = {
  given: "the listener's own rating",
  neighbours: "predicted from what is alike",
  mean: "a mean: nothing alike was rated",
};

export function predictRatingCommand(): Command {
  return command("predict-rating", "the rating that a listener would give a track, by a model that learned from ratings")
    .argument("<user>", "the listener")
    .argument("<track>", "its id; find it with: segue search TEXT")
    .option("--model <model>", "name, name@version or name@alias, instead of what a deployment serves")
    .option("--deployment <name>", "which deployment answers (default: home)")
    .action((id: string, track: string, options: Options) =>
      withClient(options, async ({ api, take }) => {
        const params = { path: { id, track }, query: asked(options) };
        const answer = await take(api.GET("/v1/users/{id}/ratings/{track}", { params }));
        if (options.json) return printJson(answer);
        const { rating, basis, scale } = answer;
        printText(rating.toFixed(2));
        note(`${BASES[basis]}; ratings are from ${scale.lowest} to ${scale.highest}, on average ${scale.mean.toFixed(2)}.`);
      }),
    );
}
