import { type Command, Option } from "commander";
import { withClient } from "../../connection.js";
import { serving } from "../../deployment.js";
import { type CommonOptions, collect, command } from "../../options.js";
import { note, printJson } from "../../print.js";
import { RULE_HELP, readRules } from "../../rules.js";
import { UsageError } from "../../tell-error.js";

interface Options extends CommonOptions {
  readonly deployment: string;
  readonly by?: "listener" | "score";
  readonly rule?: readonly string[];
}

export function promoteCommand(): Command {
  return command("promote", "serves a model, or a mix of several, from the next request on")
    .argument("<model...>", "name, name@version or name@alias; of a mix each with its weight: als=0.9 ease=0.1")
    .option("--deployment <name>", "under which name", "home")
    .addOption(
      new Option("--by <what>", "how several share the answers: each listener is one model's, or scores are combined").choices([
        "listener",
        "score",
      ]),
    )
    .option("--rule <rule>", `${RULE_HELP}; where none is given the deployment's rules stay`, collect)
    .action((given: string[], options: Options) =>
      withClient(options, async (client) => {
        const { api, take } = client;
        const { by, rule } = options;
        const models = given.map(weighted);
        if (models.length > 1 && by === undefined)
          throw new UsageError("It is not said how the models share the answers.", "Add --by listener or --by score.");
        const body = {
          models,
          ...(by === undefined ? {} : { by }),
          ...(rule === undefined ? {} : { rules: await readRules(client, rule) }),
        };
        const path = { id: options.deployment };
        const deployment = await take(api.PUT("/v1/deployments/{id}", { params: { path }, body }));
        if (options.json) return printJson(deployment);
        note(`${deployment.id} serves ${serving(deployment)}`);
      }),
    );
}

/** `MODEL` or `MODEL=WEIGHT`. */
function weighted(text: string): { model: string; weight: number } {
  const equals = text.lastIndexOf("=");
  if (equals < 0) return { model: text, weight: 1 };
  const weight = Number(text.slice(equals + 1));
  if (equals > 0 && text.length > equals + 1 && weight > 0 && weight <= 1e6) return { model: text.slice(0, equals), weight };
  throw new UsageError(`${JSON.stringify(text)} is not a model with its weight.`, "Write MODEL=WEIGHT, for example als=0.9.");
}
