import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";
import { wholeNumber } from "../whole-number.js";

export function importsCommand(): Command {
  const list = command("list", "what came in").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/imports", { params: { query: { limit: 1000 } } }));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, name, format, rows, createdAt }) => [id, name, format, rows.kept, rows.left, createdAt]);
      printTable(["import", "name", "format", "kept", "left out", "at"], rows);
    }),
  );
  return group("imports", "what came in, why some rows did not, and taking it back")
    .addCommand(list, { isDefault: true })
    .addCommand(showCommand())
    .addCommand(undoCommand());
}

interface ShowOptions extends CommonOptions {
  readonly problems?: string | boolean;
}

function showCommand(): Command {
  return command("show", "one import")
    .argument("<id>")
    .option("--problems [n]", "the first n rows that were not simply taken (100)")
    .action((id: string, options: ShowOptions) =>
      withClient(options, async ({ api, take }) => {
        const path = { id };
        if (options.problems !== undefined) {
          const limit = typeof options.problems === "boolean" ? 100 : wholeNumber("--problems", options.problems);
          const { items } = await take(api.GET("/v1/imports/{id}/problems", { params: { path, query: { limit } } }));
          if (options.json) return printJson(items);
          const rows = items.map((row) => [row.file, row.line, row.outcome, row.field ?? "", row.value ?? "", row.reason]);
          return printTable(["file", "line", "what became of it", "column", "found", "why"], rows);
        }
        const found = await take(api.GET("/v1/imports/{id}", { params: { path } }));
        if (options.json) return printJson(found);
        printTable(
          ["what", "value"],
          [
            ["import", found.id],
            ["name", found.name],
            ["format", found.format],
            ["at", found.createdAt],
            ...Object.entries(found.rows),
            ...found.rules.map(({ rule, outcome, rows, examples }) => [
              `${rule} (${outcome})`,
              `${rows}: ${examples.join("; ")}`,
            ]),
          ],
        );
      }),
    );
}

function undoCommand(): Command {
  return command("undo", "take an import back: everything is as if it had never been")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = client.take(client.api.DELETE("/v1/imports/{id}", { params: { path: { id } } })) as Promise<Job>;
        const result = await runJob<{ name: string; rows: number }>(client, job);
        if (options.json) return printJson(result);
        note(`${result.name}: taken back, ${result.rows.toLocaleString("en")} rows`);
      }),
    );
}
