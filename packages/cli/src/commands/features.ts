import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";

export function featuresCommand(): Command {
  return group(
    "features",
    "numbers that describe sound, covers and words: which there are, and their computation for imported music",
  )
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(computeCommand());
}

function listCommand(): Command {
  return command("list", "the sets of features").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/features"));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, version, title, bands, unit }) => [
        `${id}@${version}`,
        title,
        typeof bands === "number" ? bands : bands.length,
        unit,
      ]);
      printTable(["set", "what", "rows", "unit"], rows);
    }),
  );
}

interface Counts {
  readonly computed: number;
  readonly there: number;
  readonly failed: number;
  readonly examples: readonly { readonly file: string; readonly reason: string }[];
}

interface Result extends Counts {
  readonly features: readonly string[];
  readonly files: number;
  readonly ofCovers?: Counts & { readonly covers: number; readonly without: number };
}

function computeCommand(): Command {
  return command("compute", "computes sets for all imported music; what is there is passed over")
    .option(
      "--features <names>",
      "the sets, for example mfcc,chroma, or colour,layout of covers (default: loudness,quality,tempo,key,tuning)",
    )
    .option("--model <model>", "instead of sets what the last hidden layer of a network makes of each, as the set name@version")
    .action((options: CommonOptions & { readonly features?: string; readonly model?: string }) =>
      withClient(options, async (client) => {
        const { features, model } = options;
        const body = {
          ...(features === undefined ? {} : { features: features.split(",").map((name) => name.trim()) }),
          ...(model === undefined ? {} : { model }),
        };
        const job = client.take(client.api.POST("/v1/features", { body })) as Promise<Job>;
        const result = await runJob<Result>(client, job);
        if (options.json) return printJson(result);
        tell(result);
      }),
    );
}

const many = (n: number) => n.toLocaleString("en");

function tell({ features, files, ofCovers, ...ofSounds }: Result): void {
  note(features.join(", "));
  if (files > 0 || ofCovers === undefined) tellOf(`${many(files)} files`, ofSounds);
  if (ofCovers === undefined) return;
  tellOf(`${many(ofCovers.covers)} covers`, ofCovers);
  if (ofCovers.without > 0) note(`  ${many(ofCovers.without)} files have no cover`);
}

function tellOf(what: string, { computed, there, failed, examples }: Counts): void {
  note(`  of ${what} computed for ${many(computed)}, ${many(there)} had them, ${many(failed)} not read`);
  for (const { file, reason } of examples) note(`  ${file}: ${reason}`);
}
