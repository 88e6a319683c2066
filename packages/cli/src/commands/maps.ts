import type { Job } from "@segue/client";
import { type Command, Option } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";

const KINDS = ["plays", "model", "sound"] as const;

export function mapsCommand(): Command {
  return group("maps", "the catalogue as a map: tracks that are alike lie near each other")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(makeCommand());
}

function listCommand(): Command {
  return command("list", "the maps that were made").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/maps"));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, from, tracks, leftOut, createdAt }) => [id, from ?? "", tracks, leftOut, createdAt]);
      printTable(["map", "from", "tracks", "left out", "made"], rows);
    }),
  );
}

interface Result {
  readonly map: string;
  readonly from: string | null;
  readonly tracks: number;
  readonly leftOut: number;
  readonly seconds: number;
}

interface MakeOptions extends CommonOptions {
  readonly of: (typeof KINDS)[number];
  readonly model?: string;
  readonly seed?: string;
  readonly afresh?: true;
}

function makeCommand(): Command {
  return command("make", "lays out all tracks; again, it goes on from where they lay")
    .addOption(
      new Option("--of <kind>", "what makes tracks near: who plays them, what a model learned, how they sound")
        .choices(KINDS)
        .default("plays"),
    )
    .option("--model <model>", "for --of model: the model; otherwise the first that keeps vectors")
    .option("--seed <number>", "of chance (default: 42)")
    .option("--afresh", "begin anew instead of from the map before")
    .action((options: MakeOptions) =>
      withClient(options, async (client) => {
        const { of, model, seed, afresh } = options;
        const body = { of, ...(model && { model }), ...(seed && { seed: Number(seed) }), ...(afresh && { afresh }) };
        const job = client.take(client.api.POST("/v1/maps", { body })) as Promise<Job>;
        const result = await runJob<Result>(client, job);
        if (options.json) return printJson(result);
        const many = (n: number) => n.toLocaleString("en");
        const from = result.from === null ? "" : ` from ${result.from}`;
        note(
          `${result.map}${from}: ${many(result.tracks)} tracks in ${result.seconds} s, ${many(result.leftOut)} left out. See it in the console at /map.`,
        );
      }),
    );
}
