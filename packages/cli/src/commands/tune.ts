import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { GROUP_HELP, LABELS_HELP, LEAST_HELP, learningWish, READS_HELP } from "../labels.js";
import { type CommonOptions, collect, command, settings } from "../options.js";
import { note, printJson } from "../print.js";
import { runJob } from "../run-job.js";
import { Interrupted, UsageError } from "../tell-error.js";
import { tellTuning } from "../tuning.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly trials?: string;
  readonly minutes?: string;
  readonly parallel?: string;
  readonly metric?: string;
  readonly split?: string;
  readonly search?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly listeners?: string;
  readonly train?: boolean;
  readonly as?: string;
  readonly resume?: string;
  readonly labels?: string;
  readonly reads?: string;
  readonly group?: string;
  readonly least?: string;
}

export function tuneCommand(): Command {
  return command("tune", "searches for the parameters of an algorithm that suit the data, or the labels of tracks")
    .argument("[algorithm]", "see: segue algorithms")
    .option("--trials <n>", "how many trials, the usual parameters included (default: 30)")
    .option("--minutes <m>", "begin no trial that would end later")
    .option("--parallel <n>", "how many trials are made at once; auto: as many as threads and memory allow (default: 1)")
    .option("--metric <name>", "by what trials are compared (default: ndcg@10; of what analyzes accuracy, micro-f1 or r2)")
    .option(
      "--split <spec>",
      "trials are judged on its validation part (default: random:0.8,0.1,0.1; folds:5 for algorithms that analyze)",
    )
    .option("--search <name>", "tpe | random (default: tpe)")
    .option("--seed <n>", "makes the search repeatable (default: 42)")
    .option("--set <key=value>", "a parameter that stays as it is given; may be given several times", collect)
    .option("--listeners <n>", "judge each trial by so many listeners at most (default: 10000)")
    .option("--labels <where>", LABELS_HELP)
    .option("--reads <what>", READS_HELP)
    .option("--group <what>", GROUP_HELP)
    .option("--least <n>", LEAST_HELP)
    .option("--train", "train the best recipe on all data in the end")
    .option("--as <name>", "the trained model's name, when it is not to be the algorithm's")
    .option("--resume <id>", "go on with a tuning that was interrupted, or ended; --trials and --minutes count anew")
    .action((algorithm: string | undefined, options: Options) =>
      withClient(options, (client) => tune(client, algorithm, options)),
    );
}

async function tune(client: SegueClient, algorithm: string | undefined, options: Options): Promise<void> {
  const begun = options.resume === undefined ? begin(client, algorithm, options) : goOn(client, algorithm, options);
  const job = begun.then((tuning) => client.job(tuning.job));
  let done: Trained;
  try {
    done = await runJob<Trained>(client, job);
  } catch (thrown) {
    if (thrown instanceof Interrupted) note(`What was tried is kept. Go on with: segue tune --resume ${(await begun).id}`);
    throw thrown;
  }
  const { id } = await begun;
  const tuning = await client.take(client.api.GET("/v1/tunings/{id}", { params: { path: { id } } }));
  if (options.json) return printJson(tuning);
  tellTuning({ ...tuning, ...(done.model !== undefined && { model: done.model }) });
}

/** What a search leaves behind where it was to train the best. */
interface Trained {
  /** Its name and version. */
  readonly model?: string;
}

async function begin({ api, take }: SegueClient, algorithm: string | undefined, options: Options) {
  if (algorithm === undefined) throw new UsageError("It is not said what to tune.", "Write for example: segue tune ease");
  const { metric, split, search, set, train, as, seed, listeners, parallel } = options;
  const body = {
    algorithm,
    ...amounts(options),
    ...learningWish(options),
    config: settings(set),
    ...(parallel === undefined ? {} : { parallel: atOnce(parallel) }),
    ...(metric === undefined ? {} : { metric }),
    ...(split === undefined ? {} : { split }),
    // Which there are is the service's to say.
    ...(search === undefined ? {} : { search: search as "tpe" }),
    ...(seed === undefined ? {} : { seed: wholeNumber("--seed", seed) }),
    ...(listeners === undefined ? {} : { listeners: wholeNumber("--listeners", listeners) }),
    ...(as === undefined ? {} : { as }),
    train: train ?? false,
  };
  return take(api.POST("/v1/tunings", { body }));
}

/** What is decided when a tuning begins. */
const DECIDED = [
  ...(["parallel", "metric", "split", "search", "seed", "set", "listeners", "train", "as"] as const),
  ...(["labels", "reads", "group", "least"] as const),
];

async function goOn({ api, take }: SegueClient, algorithm: string | undefined, options: Options) {
  const told = DECIDED.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
  if (algorithm !== undefined || told.length > 0)
    throw new UsageError(
      `${algorithm ?? told.join(", ")} does not go with --resume: a tuning goes on as it began.`,
      "Give --trials or --minutes alone.",
    );
  const path = { id: options.resume! };
  return take(api.POST("/v1/tunings/{id}/resume", { params: { path }, body: amounts(options) }));
}

function amounts({ trials, minutes }: Options) {
  return {
    ...(trials === undefined ? {} : { trials: wholeNumber("--trials", trials) }),
    ...(minutes === undefined ? {} : { minutes: readMinutes(minutes) }),
  };
}

const atOnce = (text: string): number | "auto" => (text === "auto" ? text : wholeNumber("--parallel", text));

/** A number of minutes above 0. */
export function readMinutes(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== "" && minutes > 0 && Number.isFinite(minutes)) return minutes;
  throw new UsageError(`--minutes: ${JSON.stringify(text)} is no number of minutes.`, "Write for example --minutes 10.");
}
