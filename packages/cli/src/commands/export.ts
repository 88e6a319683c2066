import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "@segue/client";
import { type Command, Option } from "commander";
import { withClient } from "../connection.js";
import { saveOutput } from "../files.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson } from "../print.js";
import { runJob } from "../run-job.js";

interface Options extends CommonOptions {
  readonly format: "csv" | "jsonl" | "parquet";
}

export function exportCommand(): Command {
  return command("export", "everything there is, a file for each table")
    .argument("<folder>", "where to write; it is made when it is missing")
    .addOption(new Option("--format <name>", "how").choices(["csv", "jsonl", "parquet"]).default("csv"))
    .action((folder: string, options: Options) =>
      withClient(options, async (client) => {
        await mkdir(folder, { recursive: true });
        const job = client.take(client.api.POST("/v1/exports", { body: { format: options.format } })) as Promise<Job>;
        const result = await runJob<{ files: { name: string; rows: number }[] }>(client, job);
        const { id } = await job;
        for (const { name, rows } of result.files) {
          await saveOutput(client, id, join(folder, name), name);
          note(`${join(folder, name)}: ${rows.toLocaleString("en")} rows`);
        }
        if (options.json) printJson({ folder, ...result });
      }),
    );
}
