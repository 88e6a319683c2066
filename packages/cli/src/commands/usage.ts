import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command } from "../options.js";
import { printJson, printTable } from "../print.js";
import { UsageError } from "../tell-error.js";

const BY = ["day", "key", "model"] as const;
type By = (typeof BY)[number];

interface Options extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly by: string;
}

export function usageCommand(): Command {
  return command("usage", "how much was used, by day, key or model")
    .option("--from <day>", "the first day, as 2030-01-31 (30 days unless given)")
    .option("--to <day>", "the last day (today unless given)")
    .option("--by <what>", "what it is told apart by: day, key or model", "day")
    .action((options: Options) =>
      withClient(options, async ({ api, take }) => {
        const query = queryOf(options);
        const usage = await take(api.GET("/v1/usage", { params: { query } }));
        if (options.json) return printJson(usage);
        const rows = usage.items.map(({ day, key, name, model, ...used }) => [
          query.by === "day" ? day! : query.by === "model" ? (model ?? "(none)") : (name ?? key ?? "(without a key)"),
          used.requests.toLocaleString("en"),
          used.refused.toLocaleString("en"),
          used.failed.toLocaleString("en"),
          used.answers.toLocaleString("en"),
          used.events.toLocaleString("en"),
          used.seconds.toFixed(2),
          (used.bytesOut / 1e6).toFixed(2),
        ]);
        printTable([query.by, "requests", "refused", "failed", "answers", "events", "seconds", "MB out"], rows);
      }),
    );
}

function queryOf({ from, to, by }: Options): { from?: string; to?: string; by: By } {
  const known = BY.find((each) => each === by);
  if (known === undefined) throw new UsageError(`--by cannot be ${JSON.stringify(by)}.`, `It is one of ${BY.join(", ")}.`);
  return { by: known, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
