import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { printJson, printTable } from "../print.js";

export function importsCommand(): Command {
  const list = command("list", "what came in").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/imports", { params: { query: { limit: 1000 } } }));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, name, format, rows, createdAt }) => [id, name, format, rows.kept, createdAt]);
      printTable(["import", "name", "format", "kept", "at"], rows);
    }),
  );
  const show = command("show", "one import")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const found = await take(api.GET("/v1/imports/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(found);
        printTable(
          ["what", "value"],
          [
            ["import", found.id],
            ["name", found.name],
            ["format", found.format],
            ["at", found.createdAt],
            ...Object.entries(found.rows),
            ...found.rules.map(({ rule, rows, examples }) => [rule, `${rows}: ${examples.join("; ")}`]),
          ],
        );
      }),
    );
  return group("imports", "what came in").addCommand(list, { isDefault: true }).addCommand(show);
}
