import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { type CommonOptions, command } from "../../options.js";
import { printJson, printTable } from "../../print.js";

export function showCommand(): Command {
  return command("show", "one model: what it was trained from, by what, and how it is served")
    .argument("<model>", "name, name@version or name@alias")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const model = await take(api.GET("/v1/models/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(model);
        const { evaluation, ...told } = model;
        const judged = evaluation === null ? "not judged" : `${evaluation.split}, see: segue models card ${model.id}`;
        const text = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
        printTable(
          ["what", "value"],
          [...Object.entries(told).map(([key, value]) => [key, text(value)]), ["evaluation", judged]],
        );
      }),
    );
}
