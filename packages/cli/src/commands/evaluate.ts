import type { Command } from "commander";
import { withClient } from "../connection.js";
import { uploadPath } from "../files.js";
import { GROUP_HELP, LABELS_HELP, LEAST_HELP, type Learned, learnedText, learningWish, READS_HELP } from "../labels.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printText } from "../print.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly split?: string;
  readonly k: string;
  readonly seed: string;
  readonly on?: string;
  readonly against?: string;
  readonly perUser?: boolean;
  readonly labels?: string;
  readonly reads?: string;
  readonly group?: string;
  readonly least?: string;
}

/** What the job tells, as far as it is read here. */
interface Judged {
  readonly models: readonly {
    readonly difference?: { readonly against: string };
    readonly learned?: Learned;
    readonly split: string;
  }[];
  readonly table: string;
}

export function evaluateCommand(): Command {
  return command("evaluate", "judges algorithms on a split of the data, or models on data that is new to them")
    .argument("<subject...>", "algorithms, NAME or NAME:key=value,…; with --on trained models")
    .option(
      "--split <spec>",
      "random:0.8,0.1,0.1 | leave-one-out | temporal:0.8 | users:0.9 | friends:0.1 | sessions:0.9 (default: random:0.8,0.1,0.1); folds:5 for algorithms that analyze",
    )
    .option("--k <lengths>", "lengths of list", "10")
    .option("--seed <n>", "makes split and training repeatable", "42")
    .option("--on <path>", "test data of your own, for trained models")
    .option("--against <subject>", "the one that the others are compared with (default: the best)")
    .option("--per-user", "with --json also every listener's figures")
    .option("--labels <where>", LABELS_HELP)
    .option("--reads <what>", READS_HELP)
    .option("--group <what>", GROUP_HELP)
    .option("--least <n>", LEAST_HELP)
    .action((subjects: string[], options: Options) =>
      withClient(options, async (client) => {
        if (options.on !== undefined && options.split !== undefined) {
          throw new UsageError("--on and --split exclude each other.", "--split trains algorithms, --on judges trained models.");
        }
        const on = options.on === undefined ? {} : { on: { uploads: await uploadPath(client, options.on) } };
        const job = client.startEvaluation({
          subjects,
          ...learningWish(options),
          ...(options.split === undefined ? {} : { split: options.split }),
          k: options.k.split(",").map((length) => wholeNumber("--k", length)),
          seed: wholeNumber("--seed", options.seed),
          ...(options.against === undefined ? {} : { against: options.against }),
          perUser: options.perUser ?? false,
          ...on,
        });
        const { models, table } = await runJob<Judged>(client, job);
        if (!options.json) printText(table);
        else for (const model of models) printJson(model);
        const [first] = models;
        if (first?.learned !== undefined) return tellFolds(first.learned, first.split);
        note("Full ranking of the whole catalogue; ± is half the 95 % interval over listeners.");
        const against = models.find(({ difference }) => difference !== undefined)?.difference?.against;
        if (against !== undefined)
          note(`The difference is the one to ${against} on the same listeners; * where its interval leaves out 0.`);
      }),
    );
}

function tellFolds(learned: Learned, split: string): void {
  note(
    `Judged by ${split}: each told by a model that had learned from the other groups; ± is half the 95 % interval over groups.`,
  );
  note(learnedText(learned));
}
