import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { bytesText, durationText } from "../amounts.js";
import { withClient } from "../connection.js";
import { GROUP_HELP, LABELS_HELP, LEAST_HELP, type Learned, learnedText, learningWish, READS_HELP } from "../labels.js";
import { curvesIn, epochLine } from "../learning.js";
import { type CommonOptions, collect, command, settings } from "../options.js";
import { note, printJson, printTable, printText } from "../print.js";
import { runJob } from "../run-job.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly set?: readonly string[];
  readonly seed: string;
  readonly as?: string;
  readonly evaluate?: string | boolean;
  readonly labels?: string;
  readonly reads?: string;
  readonly group?: string;
  readonly least?: string;
  readonly dryRun?: boolean;
}

interface Result {
  readonly task?: "analyze";
  readonly table?: string;
  readonly learned?: Learned;
  /** Of networks that analyze. */
  readonly layout?: {
    readonly layers: readonly { readonly layer: string; readonly gives: readonly number[]; readonly parameters: number }[];
    readonly parameters: number;
  };
  readonly model: string;
  readonly version: number;
  readonly seconds: { readonly load: number; readonly train: number };
  readonly peakRssMb: number;
  readonly evaluation?: {
    readonly split: string;
    readonly users: number;
    readonly metrics: Readonly<Record<string, { readonly value: number; readonly low: number; readonly high: number }>>;
  };
}

/** On what a model is judged, where it is not said. */
const SPLIT = "random:0.8,0.1,0.1";
/** Metrics told to people; all are kept with the model. */
const SHOWN = ["ndcg@10", "recall@10", "hit@10"];

export function trainCommand(): Command {
  return command("train", "trains a model on all listening data, or one that analyzes on labelled tracks")
    .argument("<algorithm>", "see: segue algorithms")
    .option("--set <key=value>", "a parameter; may be given several times", collect)
    .option("--seed <n>", "makes the training repeatable", "42")
    .option("--as <name>", "the model's name, when it is not to be the algorithm's")
    .option("--evaluate [split]", `also judge the same recipe on a split of the data (default: ${SPLIT}); kept with the model`)
    .option("--no-evaluate", "do not judge an algorithm that analyzes; it is judged by five folds otherwise")
    .option("--labels <where>", LABELS_HELP)
    .option("--reads <what>", READS_HELP)
    .option("--group <what>", GROUP_HELP)
    .option("--least <n>", LEAST_HELP)
    .option("--dry-run", "only tells what it would take, and whether it fits")
    .action((algorithm: string, options: Options) =>
      withClient(options, async (client) => {
        const { set, as } = options;
        const evaluate = await evaluateWish(client, algorithm, options.evaluate);
        const wish = { algorithm, config: settings(set), seed: wholeNumber("--seed", options.seed) };
        if (options.dryRun) return foretell(client, wish, options);
        const job = client.startTraining({
          ...wish,
          ...learningWish(options),
          ...(as === undefined ? {} : { as }),
          ...(evaluate === undefined ? {} : { evaluate }),
        });
        const result = await runJob<Result>(client, job);
        if (options.json) return printJson(result);
        const { model, version, seconds, peakRssMb } = result;
        note(`${model}@${version} trained in ${seconds.train} s (data loaded in ${seconds.load} s, peak memory ${peakRssMb} MB)`);
        for (const curve of curvesIn(result)) note(epochLine(curve));
        if (result.task === "analyze") return tellAnalyzer(result);
        if (result.evaluation !== undefined) tellEvaluation(result.evaluation);
        note(`Try it with: segue recommend USER --model ${model}`);
      }),
    );
}

/** What is judged on: a bare `--evaluate` means what is usual for the algorithm. */
async function evaluateWish(
  { api, take }: SegueClient,
  algorithm: string,
  wish: Options["evaluate"],
): Promise<string | undefined> {
  if (typeof wish !== "boolean") return wish;
  const { items } = await take(api.GET("/v1/algorithms"));
  const analyzes = items.find(({ id }) => id === algorithm)?.task === "analyze";
  if (wish) return analyzes ? "folds:5" : SPLIT;
  return analyzes ? "none" : undefined;
}

function tellAnalyzer({ model, table, learned, layout, evaluation }: Result): void {
  if (learned !== undefined) note(learnedText(learned));
  if (layout !== undefined) {
    printTable(
      ["layer", "gives", "parameters"],
      layout.layers.map(({ layer, gives, parameters }) => [layer, gives.join(" × "), parameters.toLocaleString("en")]),
    );
    note(`${layout.parameters.toLocaleString("en")} parameters in all.`);
  }
  if (table !== undefined && evaluation !== undefined) {
    note(`Judged by ${evaluation.split}: each told by a model that had learned from the other groups.`);
    printText(table);
  }
  note(`Try it with: segue analyze FILE --model ${model}`);
}

function tellEvaluation({ split, users, metrics }: NonNullable<Result["evaluation"]>): void {
  const rows = SHOWN.map((metric) => [metric, ...["value", "low", "high"].map((part) => figure(metrics[metric], part))]);
  note(
    `The same recipe, trained on a part of the data and judged on another (${split}, ${users.toLocaleString("en")} listeners):`,
  );
  printTable(["metric", "value", "from", "to (95 %)"], rows);
}

const figure = (interval: Readonly<Record<string, number>> | undefined, part: string) => interval?.[part]?.toFixed(4) ?? "";
async function foretell(
  { api, take }: SegueClient,
  { algorithm, config }: { readonly algorithm: string; readonly config: Record<string, unknown> },
  { json }: Options,
): Promise<void> {
  const told = await take(api.POST("/v1/estimates", { body: { algorithm, config } }));
  if (json) return printJson(told);
  const { seconds, bytes, free, fits, advice, layout } = told;
  if (layout !== undefined) {
    printTable(
      ["part", "weights", "parameters"],
      layout.map(({ name, weights, parameters }) => [
        name,
        weights.map((shape) => shape.join(" × ")).join(", "),
        parameters.toLocaleString("en"),
      ]),
    );
    note(`${layout.reduce((sum, { parameters }) => sum + parameters, 0).toLocaleString("en")} parameters in all.`);
  }
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
