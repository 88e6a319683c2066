import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { bytesText, durationText } from "../amounts.js";
import { withClient } from "../connection.js";
import { type CommonOptions, collect, command, settings } from "../options.js";
import { note, printJson } from "../print.js";
import { runJob } from "../run-job.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly set?: readonly string[];
  readonly seed: string;
  readonly as?: string;
  readonly dryRun?: boolean;
}

interface Result {
  readonly model: string;
  readonly version: number;
  readonly seconds: { readonly load: number; readonly train: number };
  readonly peakRssMb: number;
}

export function trainCommand(): Command {
  return command("train", "trains a model on all listening data")
    .argument("<algorithm>", "see: segue algorithms")
    .option("--set <key=value>", "a parameter; may be given several times", collect)
    .option("--seed <n>", "makes the training repeatable", "42")
    .option("--as <name>", "the model's name, when it is not to be the algorithm's")
    .option("--dry-run", "only tells what it would take, and whether it fits")
    .action((algorithm: string, options: Options) =>
      withClient(options, async (client) => {
        const { set, as } = options;
        const wish = { algorithm, config: settings(set), seed: wholeNumber("--seed", options.seed) };
        if (options.dryRun) return foretell(client, wish, options);
        const result = await runJob<Result>(client, await client.startTraining({ ...wish, ...(as === undefined ? {} : { as }) }));
        if (options.json) return printJson(result);
        const { model, version, seconds, peakRssMb } = result;
        note(`${model}@${version} trained in ${seconds.train} s (data loaded in ${seconds.load} s, peak memory ${peakRssMb} MB)`);
        note(`Try it with: segue recommend USER --model ${model}`);
      }),
    );
}

async function foretell(
  { api, take }: SegueClient,
  { algorithm, config }: { readonly algorithm: string; readonly config: Record<string, unknown> },
  { json }: Options,
): Promise<void> {
  const told = await take(api.POST("/v1/estimates", { body: { algorithm, config } }));
  if (json) return printJson(told);
  const { seconds, bytes, free, fits, advice } = told;
  note(
    `${algorithm} would take about ${durationText(seconds)} and ${bytesText(bytes)} of memory; there is room for ${bytesText(free)}.`,
  );
  if (fits) return;
  note(
    `It does not fit, and ${advice.length > 0 ? "would be refused. What fits:" : "nothing else would: use a machine with more memory."}`,
  );
  for (const each of advice) {
    const set = Object.entries(each.set).map(([name, value]) => ` --set ${name}=${value}`);
    note(`  segue train ${each.algorithm}${set.join("")}   (${bytesText(each.bytes)})`);
  }
}
