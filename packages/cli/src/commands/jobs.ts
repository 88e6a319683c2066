import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";

export function jobsCommand(): Command {
  const list = command("list", "the newest jobs").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/jobs"));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, kind, state, progress, doing, createdAt }) => [
        id,
        kind,
        state,
        `${Math.round(100 * progress)} %`,
        doing,
        createdAt,
      ]);
      printTable(["job", "kind", "state", "done", "doing", "at"], rows);
    }),
  );
  const show = command("show", "one job, with its result or error")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = await client.job(id);
        if (options.json) return printJson(job);
        process.stdout.write(`${JSON.stringify(job, null, 2)}\n`);
      }),
    );
  const cancel = command("cancel", "stops a job that has not ended")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = await client.cancel(id);
        if (options.json) return printJson(job);
        note(`The ${job.kind} is cancelled.`);
      }),
    );
  return group("jobs", "work that runs or ran").addCommand(list, { isDefault: true }).addCommand(show).addCommand(cancel);
}
