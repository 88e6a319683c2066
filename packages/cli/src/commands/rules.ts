import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { UsageError } from "../tell-error.js";

export function rulesCommand(): Command {
  return command("rules", "the rules by which answers can be steered, or the parameters of one")
    .argument("[name]", "the rule")
    .action((name: string | undefined, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const { items } = await take(api.GET("/v1/rules"));
        if (name === undefined) {
          if (options.json) return printJson(items);
          return printTable(
            ["rule", "", "acts on"],
            items.map(({ id, title, acts }) => [id, title, ACTS[acts]]),
          );
        }
        const rule = items.find(({ id }) => id === name);
        if (rule === undefined)
          throw new UsageError(
            `There is no rule ${JSON.stringify(name)}; there are ${items.map(({ id }) => id).join(", ")}.`,
            "See them with: segue rules",
          );
        if (options.json) return printJson(rule);
        note(rule.title);
        printTable(["parameter", "default", ""], parametersOf(rule.config));
        for (const example of rule.examples) note(`  --rule '${rule.id}=${JSON.stringify(example)}'`);
      }),
    );
}

const ACTS = { asks: "the question", removes: "who may appear", scores: "the scores", orders: "the list" } as const;

function parametersOf(config: unknown): string[][] {
  const { properties } = config as { properties: Record<string, { default?: unknown; description?: string }> };
  return Object.entries(properties).map(([key, { default: usual, description }]) => [
    key,
    usual === undefined ? "" : JSON.stringify(usual),
    description ?? "",
  ]);
}
