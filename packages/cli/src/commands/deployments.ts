import type { Command } from "commander";
import { withClient } from "../connection.js";
import { serving } from "../deployment.js";
import { type CommonOptions, collect, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { RULE_HELP, readRules } from "../rules.js";
import { UsageError } from "../tell-error.js";

export function deploymentsCommand(): Command {
  return group("deployments", "what is served under which name; changed with: segue models promote, rollback")
    .addCommand(setCommand())
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(historyCommand())
    .addCommand(deleteCommand());
}

function listCommand(): Command {
  return command("list", "every deployment").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/deployments"));
      if (options.json) return printJson(items);
      const rows = items.map((each) => [
        each.id,
        serving(each),
        each.previous === null ? "" : serving(each.previous),
        each.updatedAt,
      ]);
      printTable(["deployment", "serves", "a rollback serves", "since"], rows);
    }),
  );
}

function showCommand(): Command {
  return command("show", "one deployment")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const found = await take(api.GET("/v1/deployments/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(found);
        const total = found.models.reduce((sum, { weight }) => sum + weight, 0);
        const share = (weight: number) => `${Number(((100 * weight) / total).toPrecision(3))} %`;
        printTable(
          ["model", found.by === "listener" ? "of the listeners" : found.by === "score" ? "of the score" : "share"],
          found.models.map(({ model, version, weight }) => [`${model}@${version}`, share(weight)]),
        );
        const rules = Object.entries(found.rules).map(([rule, config]) => [rule, JSON.stringify(config)]);
        if (rules.length > 0) printTable(["rule", "parameters"], rules);
        note(found.previous === null ? "There is nothing to go back to." : `A rollback serves ${serving(found.previous)}.`);
      }),
    );
}

interface SetOptions extends CommonOptions {
  readonly rule?: readonly string[];
  readonly usualRules?: boolean;
}

function setCommand(): Command {
  return command("set", "sets the rules of a deployment's answers, in place of those that it has")
    .argument("[name]", "the deployment", "home")
    .option("--rule <rule>", RULE_HELP, collect)
    .option("--usual-rules", "none but the usual ones")
    .action((id: string, options: SetOptions) =>
      withClient(options, async (client) => {
        const { rule = [], usualRules = false } = options;
        if (usualRules === rule.length > 0)
          throw new UsageError("It is not said which rules hold.", "Write --rule artist-cap=2, or --usual-rules.");
        const body = { rules: await readRules(client, rule) };
        const set = await client.take(client.api.PATCH("/v1/deployments/{id}", { params: { path: { id } }, body }));
        if (options.json) return printJson(set);
        note(`${set.id} answers by ${Object.keys(set.rules).join(", ") || "the usual rules"}`);
      }),
    );
}

function historyCommand(): Command {
  return command("history", "what was served under a name, newest first")
    .argument("[name]", "the deployment", "home")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const { items } = await take(api.GET("/v1/deployments/{id}/history", { params: { path: { id } } }));
        if (options.json) return printJson(items);
        const rows = items.map((each) => [each.number, each.at, each.how, serving(each), each.current ? "now" : ""]);
        printTable(["change", "at", "how", "serves", ""], rows);
      }),
    );
}

function deleteCommand(): Command {
  return command("delete", "serves nothing under a name any more; the models stay")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const gone = await take(api.DELETE("/v1/deployments/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(gone);
        note(`${gone.id} served ${serving(gone)}, and is no more`);
      }),
    );
}
