import { stat } from "node:fs/promises";
import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { uploadPath } from "../../files.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";
import { runJob } from "../../run-job.js";
import { UsageError } from "../../tell-error.js";

interface Options extends CommonOptions {
  readonly as?: string;
}

interface Result {
  readonly model: string;
  readonly version: number;
  readonly origin: string;
  readonly holds: "tracks" | "histories";
}

export function importCommand(): Command {
  return command("import", "brings in a model that another installation exported")
    .argument("<file>", "as segue models export wrote it")
    .option("--as <name>", "its name here, when it is to be another one")
    .action(async (file: string, options: Options) => {
      if ((await stat(file).catch(() => undefined))?.isDirectory())
        throw new UsageError(`${file} is a folder.`, "Name a file that segue models export wrote.");
      return withClient(options, async (client) => {
        const [upload] = await uploadPath(client, file);
        const body = { upload: upload!, ...(options.as === undefined ? {} : { as: options.as }) };
        const job = client.take(client.api.POST("/v1/model-imports", { body })) as Promise<Job>;
        const result = await runJob<Result>(client, job);
        if (options.json) return printJson(result);
        const histories = result.holds === "histories" ? "; it holds listening histories of there" : "";
        note(`${result.model}@${result.version} is there, trained elsewhere as ${result.origin}${histories}`);
        note(`See what it is with: segue models card ${result.model}@${result.version}`);
      });
    });
}
