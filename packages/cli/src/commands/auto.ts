import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";
import { wholeNumber } from "../whole-number.js";
import { readMinutes } from "./tune.js";

interface Options extends CommonOptions {
  readonly minutes?: string;
  readonly trials?: string;
  readonly metric?: string;
  readonly split?: string;
  readonly seed?: string;
  readonly as?: string;
  readonly deployment?: string;
}

/** What `POST /v1/auto` gives as its job's result, as far as it is shown. */
interface Result {
  readonly model: string;
  readonly metric: string;
  readonly compared: readonly {
    readonly algorithm: string;
    readonly outcome: string;
    readonly figure: { readonly value: number; readonly low: number; readonly high: number };
    readonly seconds: { readonly train: number; readonly judge: number };
  }[];
  readonly tuned: readonly {
    readonly algorithm: string;
    readonly trials: number;
    readonly best: { readonly figure: { readonly value: number } | null };
  }[];
  readonly explanation: readonly string[];
}

export function autoCommand(): Command {
  return command("auto", "tries what the data support, trains the best, serves it, and says why")
    .option("--minutes <m>", "how long it may take (default: 10)")
    .option("--trials <n>", "sets of parameters tried at most of each of the best (default: 60)")
    .option("--metric <name>", "by what is chosen (default: ndcg@10)")
    .option("--split <spec>", "chosen on its validation part, judged on its test part (default: random:0.8,0.1,0.1)")
    .option("--seed <n>", "makes split and trainings repeatable (default: 42)")
    .option("--as <name>", "the model's name, when it is not to be the algorithm's")
    .option("--deployment <name>", "where it is served, if it is not worse than what is served there (default: home)")
    .action((options: Options) => withClient(options, (client) => chooseModel(client, options, options.json ?? false)));
}

/** Lets the service choose, and tells what came of it. */
export async function chooseModel(
  client: SegueClient,
  options: Omit<Options, keyof CommonOptions>,
  json: boolean,
): Promise<void> {
  const { minutes, trials, metric, split, seed, as, deployment } = options;
  const body = {
    ...(minutes === undefined ? {} : { minutes: readMinutes(minutes) }),
    ...(trials === undefined ? {} : { trials: wholeNumber("--trials", trials) }),
    ...(metric === undefined ? {} : { metric }),
    ...(split === undefined ? {} : { split }),
    ...(seed === undefined ? {} : { seed: wholeNumber("--seed", seed) }),
    ...(as === undefined ? {} : { as }),
    ...(deployment === undefined ? {} : { deployment }),
  };
  const result = await runJob<Result>(client, client.choose(body));
  if (json) return printJson(result);
  const { compared, tuned, explanation, metric: by } = result;
  if (compared.length > 0)
    printTable(
      ["algorithm", by, "tuned", "trials", "seconds"],
      compared.map(({ algorithm, figure, outcome, seconds }) => {
        const mine = tuned.find((each) => each.algorithm === algorithm);
        return [
          algorithm,
          `${outcome === "judged" ? "" : "about "}${figure.value.toFixed(4)}`,
          mine?.best.figure?.value.toFixed(4) ?? "",
          mine?.trials ?? "",
          (seconds.train + seconds.judge).toFixed(1),
        ];
      }),
    );
  for (const line of explanation) note(line);
  note("Ask it with: segue recommend USER");
}
