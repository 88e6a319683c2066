import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable } from "../files.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { tellTuning } from "../tuning.js";

export function tuningsCommand(): Command {
  const list = command("list", "searches for parameters, newest first").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/tunings"));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, algorithm, state, made, trials, metric, usual, best, createdAt }) => [
        id,
        algorithm,
        state,
        `${made} of ${trials}`,
        metric ?? "",
        usual?.value.toFixed(4) ?? "",
        best?.figure.value.toFixed(4) ?? "",
        createdAt,
      ]);
      printTable(["tuning", "algorithm", "state", "trials", "metric", "usual", "best", "at"], rows);
    }),
  );
  const show = command("show", "one tuning: its trials, what decided, and what trains the best")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const tuning = await take(api.GET("/v1/tunings/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(tuning);
        tellTuning(tuning);
      }),
    );
  const remove = command("delete", "deletes a tuning with its trials; models that it trained stay")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const removed = await take(api.DELETE("/v1/tunings/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(removed);
        note(`The tuning ${id} is deleted.`);
      }),
    );
  return group("tunings", "searches for parameters that were made: segue tune")
    .addCommand(list, { isDefault: true })
    .addCommand(show)
    .addCommand(reportCommand())
    .addCommand(remove);
}

function reportCommand(): Command {
  return command("report", "writes a tuning as a page with pictures")
    .argument("<id>")
    .option("--html <file>", "where to", "tuning.html")
    .action(async (id: string, options: CommonOptions & { readonly html: string }) => {
      await checkWritable(options.html);
      return withClient(options, async (client) => {
        await client.take(client.api.GET("/v1/tunings/{id}", { params: { path: { id } } }));
        await writeFile(options.html, await client.page(`/v1/tunings/${encodeURIComponent(id)}/report`));
        note(`${options.html}: written`);
      });
    });
}
