import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable, saveOutput } from "../files.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson } from "../print.js";
import { runJob } from "../run-job.js";
import { type BackupSummary, tellSummary } from "./restore.js";

export function backupCommand(): Command {
  return command("backup", "everything the service holds, of all workspaces, in one file; others may go on working meanwhile")
    .argument("<file>", "where to write it, for example segue-backup.zip")
    .action((file: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        await checkWritable(file);
        const job = client.take(client.api.POST("/v1/backups", { body: {} })) as Promise<Job>;
        const summary = await runJob<BackupSummary>(client, job);
        const { id } = await job;
        await saveOutput(client, id, file);
        // It would take its room in the data folder a second time.
        await client.take(client.api.DELETE("/v1/jobs/{id}/output", { params: { path: { id } } }));
        if (options.json) return printJson({ file, ...summary });
        tellSummary(`${file} is written`, summary);
        note(`Bring it back with: segue restore ${file} --data DIR`);
      }),
    );
}
