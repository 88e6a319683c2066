import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, collect, command } from "../options.js";
import { printJson, printTable } from "../print.js";
import { UsageError } from "../tell-error.js";

interface Options extends CommonOptions {
  readonly on?: string[];
  readonly off?: string[];
  readonly set?: string[];
}

export function cleaningCommand(): Command {
  return command("cleaning", "the rules by which data are cleaned before models learn from them")
    .option("--on <rule>", "switch a rule on; may be repeated", collect)
    .option("--off <rule>", "switch a rule off; may be repeated", collect)
    .option("--set <rule.key=value>", "change a threshold; may be repeated", collect)
    .action((options: Options) =>
      withClient(options, async ({ api, take }) => {
        const change = changeOf(options);
        const rules =
          Object.keys(change).length === 0
            ? await take(api.GET("/v1/cleaning"))
            : await take(api.PATCH("/v1/cleaning", { body: change }));
        if (options.json) return printJson(rules);
        const rows = Object.entries(rules as Record<string, Record<string, unknown>>).map(([rule, { on, ...settings }]) => [
          rule,
          on ? "on" : "off",
          Object.entries(settings)
            .map(([key, value]) => `${key}=${value}`)
            .join(" "),
        ]);
        printTable(["rule", "", "thresholds"], rows);
      }),
    );
}

type Change = Record<string, Record<string, unknown>>;

function changeOf({ on = [], off = [], set = [] }: Options): Change {
  const change: Change = {};
  const put = (rule: string, key: string, value: unknown) => {
    change[rule] = { ...change[rule], [key]: value };
  };
  for (const rule of on) put(rule, "on", true);
  for (const rule of off) put(rule, "on", false);
  for (const setting of set) {
    const parts = /^([^.=]+)\.([^=]+)=(.*)$/.exec(setting);
    if (parts === null)
      throw new UsageError(
        `--set: ${JSON.stringify(setting)} is not a setting.`,
        "Write --set rule.key=value, for example --set too-short.seconds=10.",
      );
    const value = parts[3]!.trim();
    put(parts[1]!.trim(), parts[2]!.trim(), value !== "" && Number.isFinite(Number(value)) ? Number(value) : value);
  }
  return change;
}
