import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command } from "../options.js";
import { printJson, printTable, printText } from "../print.js";
import { UsageError } from "../tell-error.js";

interface Parameter {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly { readonly const?: unknown }[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
}

export function algorithmsCommand(): Command {
  return command("algorithms", "what can be trained, and its parameters")
    .argument("[name]", "one algorithm, with its parameters")
    .action((name: string | undefined, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const { items } = await take(api.GET("/v1/algorithms"));
        const shown = name === undefined ? items : items.filter((item) => item.id === name);
        if (shown.length === 0) {
          throw new UsageError(`There is no algorithm ${name}.`, `There are ${items.map((item) => item.id).join(", ")}.`);
        }
        if (options.json) return printJson(name === undefined ? shown : shown[0]);
        if (name === undefined)
          return printTable(
            ["algorithm", "what"],
            shown.map(({ id, summary }) => [id, summary]),
          );
        for (const { id, summary, paper, config } of shown) {
          printText(`${id}: ${summary}\nPaper: ${paper}\n`);
          const { properties = {} } = config as { properties?: Record<string, Parameter> };
          const rows = Object.entries(properties).map(([key, parameter]) => [
            key,
            JSON.stringify(parameter.default),
            range(parameter),
            parameter.description ?? "",
          ]);
          printTable(["parameter", "default", "range", "meaning"], rows);
        }
      }),
    );
}

function range({ type, enum: choices, anyOf, minimum, maximum }: Parameter): string {
  const values = choices ?? anyOf?.map((choice) => choice.const);
  if (values !== undefined) return values.join(" | ");
  if (minimum === undefined && maximum === undefined) return type ?? "";
  return `${type} ${minimum ?? "…"} … ${maximum ?? ""}`.trim();
}
