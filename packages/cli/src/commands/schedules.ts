import type { Job, SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { durationSeconds } from "../duration.js";
import { checkWritable, saveStream } from "../files.js";
import { type CommonOptions, collect, command, group, settings } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { RULE_HELP, readRules } from "../rules.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";
import { wholeNumber } from "../whole-number.js";

interface CreateOptions extends CommonOptions {
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly as?: string;
  readonly cron?: string;
  readonly timeZone: string;
  readonly events?: string;
  readonly percent?: string;
  readonly every?: string;
  readonly deployment?: string;
  readonly promote?: string;
  readonly metric?: string;
  readonly split?: string;
  readonly margin?: string;
  readonly keep: string;
  readonly paused?: boolean;
  readonly does: string;
  readonly model?: string;
  readonly n?: string;
  readonly rule?: readonly string[];
}

/** What is judged by the service: whether it is one of those that there are. */
type Does = "train" | "lists";
type Promote = "always" | "not-worse" | "never";

export function schedulesCommand(): Command {
  return group("schedules", "models that are trained again, and lists that are written, by themselves")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(createCommand())
    .addCommand(showCommand())
    .addCommand(pauseCommand("pause", "lets a schedule wait until it is resumed", true))
    .addCommand(pauseCommand("resume", "lets a paused schedule go on", false))
    .addCommand(runCommand())
    .addCommand(outputCommand())
    .addCommand(deleteCommand());
}

function listCommand(): Command {
  return command("list", "what is done, and when").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/schedules"));
      if (options.json) return printJson(items);
      const rows = items.map((schedule) => [
        schedule.id,
        subjectOf(schedule),
        whenText(schedule),
        schedule.does === "train" ? `${schedule.deployment}: ${schedule.promote}` : "",
        schedule.lastAt ?? "never",
        schedule.paused ? "paused" : (schedule.nextAt ?? "with new events"),
      ]);
      printTable(["schedule", "what", "when", "serves", "last", "next"], rows);
    }),
  );
}

interface Subject {
  readonly does: Does;
  readonly as?: string;
  readonly algorithm?: string;
  readonly model?: string;
  readonly deployment?: string;
}

const subjectOf = ({ does, as, algorithm, model, deployment = "home" }: Subject): string =>
  does === "train" ? (as ?? algorithm ?? "") : `lists by ${model ?? deployment}`;

interface When {
  readonly cron?: string;
  readonly timeZone: string;
  readonly events?: number;
  readonly percent?: number;
}

const whenText = ({ cron, timeZone, events, percent }: When): string =>
  [
    ...(cron === undefined ? [] : [`${cron} (${timeZone})`]),
    ...(events === undefined ? [] : [`${events} new events`]),
    ...(percent === undefined ? [] : [`${percent} % more events`]),
  ].join(" or ");

function createCommand(): Command {
  return command("create", "lets a model be trained again, or everybody's lists be written, by itself")
    .argument("<name>", "what the schedule is called")
    .argument("[algorithm]", "of a training; see: segue algorithms")
    .option("--does <what>", "train: a model is trained again; lists: everybody's lists are written", "train")
    .option("--cron <expression>", "when: minute, hour, day of month, month, day of week, as '0 3 * * *'")
    .option("--time-zone <zone>", "in which the expression is meant", "UTC")
    .option("--events <n>", "also once so many events came in since it last began")
    .option("--percent <n>", "also once the events grew by so many per cent")
    .option("--every <time>", "at most once in 12h, 7d …")
    .option("--keep <n>", "versions of the model, or files, to keep", "3")
    .option("--deployment <name>", "where the model is to be served, or which answers (default: home)")
    .option("--set <key=value>", "of a training: a parameter; may be given several times", collect)
    .option("--seed <n>", "of a training: makes it repeatable (default: 42)")
    .option("--as <name>", "of a training: the model's name, when it is not to be the algorithm's")
    .option("--promote <how>", "of a training: whether it is served then, always, not-worse or never (default: not-worse)")
    .option("--metric <name>", "of a training: by what not-worse is judged (default: ndcg@10)")
    .option("--split <spec>", "of a training: on what, see: segue evaluate --help")
    .option("--margin <n>", "of a training: how much worse by the metric still counts as not worse (default: 0.01)")
    .option("--model <model>", "of lists: name, name@version or name@alias, instead of what a deployment serves")
    .option("-n <n>", "of lists: tracks of each listener (default: 20)")
    .option("--rule <rule>", `of lists: ${RULE_HELP}`, collect)
    .option("--paused", "it waits until it is resumed")
    .action((id: string, algorithm: string | undefined, options: CreateOptions) =>
      withClient(options, async (client) => {
        const { api, take } = client;
        const rules = options.rule === undefined ? {} : { rules: await readRules(client, options.rule) };
        const wish = { id, ...(algorithm === undefined ? {} : { algorithm }), ...wishOf(options), ...rules };
        // The service judges the parts that were said.
        const made = await take(api.POST("/v1/schedules", { body: wish as never }));
        if (options.json) return printJson(made);
        const next = made.nextAt === null ? "" : `; next ${made.nextAt}`;
        note(`${made.id} ${made.does === "train" ? "trains" : "writes"} ${subjectOf(made)}: ${whenText(made)}${next}.`);
      }),
    );
}

function wishOf(options: CreateOptions) {
  const { does, as, cron, timeZone, deployment, promote, metric, split, model, paused, set } = options;
  return {
    // The service judges whether it is one of these.
    does: does as Does,
    timeZone,
    keep: wholeNumber("--keep", options.keep),
    ...said({ as, cron, deployment, metric, split, model, promote: promote as Promote | undefined }),
    ...said({ events: options.events && wholeNumber("--events", options.events) }),
    ...said({ percent: options.percent && number("--percent", options.percent) }),
    ...said({ every: options.every && durationSeconds("--every", options.every) }),
    ...said({ seed: options.seed && wholeNumber("--seed", options.seed) }),
    ...said({ margin: options.margin && number("--margin", options.margin) }),
    ...said({ n: options.n && wholeNumber("-n", options.n) }),
    ...(set === undefined ? {} : { config: settings(set) }),
    ...(paused === true ? { paused } : {}),
  };
}

/** What was said of it. */
const said = (given: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

function number(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new UsageError(`${option} must be a number (found ${JSON.stringify(text)}).`, "Write for example 0.01.");
}

function showCommand(): Command {
  return command("show", "one schedule, and what came of it so far")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const params = { path: { id } };
        const schedule = await take(api.GET("/v1/schedules/{id}", { params }));
        const { items: runs } = await take(api.GET("/v1/schedules/{id}/runs", { params: { ...params, query: { limit: 20 } } }));
        if (options.json) return printJson({ ...schedule, runs });
        const text = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
        printTable(
          ["what", "value"],
          Object.entries(schedule).map(([key, value]) => [key, text(value)]),
        );
        if (runs.length === 0) return note("It has not begun yet.");
        printTable(
          ["began", "because", "state", "model", "served", "rows", "why"],
          runs.map(({ at, reason, state, model, promoted, rows, why }) => [
            at,
            reason,
            state ?? "forgotten",
            model ?? "",
            promoted === null ? "" : promoted ? "yes" : "no",
            rows ?? "",
            why ?? "",
          ]),
        );
      }),
    );
}

function pauseCommand(name: string, description: string, paused: boolean): Command {
  return command(name, description)
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const schedule = await take(api.PATCH("/v1/schedules/{id}", { params: { path: { id } }, body: { paused } }));
        if (options.json) return printJson(schedule);
        note(paused ? `${id} waits until it is resumed.` : `${id} goes on; next: ${schedule.nextAt ?? "with new events"}.`);
      }),
    );
}

/** What came of a training, or of writing lists. */
type Done =
  | { readonly model: string; readonly version: number; readonly promoted: boolean; readonly why: string }
  | { readonly users: number; readonly rows: number };

function runCommand(): Command {
  return command("run", "lets a schedule begin now")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client: SegueClient) => {
        const job = client.take(client.api.POST("/v1/schedules/{id}/run", { params: { path: { id } } })) as Promise<Job>;
        const result = await runJob<Done>(client, job);
        if (options.json) return printJson(result);
        if ("rows" in result)
          return note(
            `${result.users.toLocaleString("en")} listeners, ${result.rows.toLocaleString("en")} rows: segue schedules output ${id} FILE`,
          );
        note(`${result.model}@${result.version} is trained, and ${result.promoted ? "served" : "not served"}: ${result.why}.`);
      }),
    );
}

function outputCommand(): Command {
  return command("output", "writes the newest lists of a schedule into a file")
    .argument("<name>")
    .argument("<file>")
    .action(async (id: string, file: string, options: CommonOptions) => {
      await checkWritable(file);
      await withClient(options, async (client) => {
        await saveStream(await client.stream(`/v1/schedules/${encodeURIComponent(id)}/output`), file);
        if (options.json) return printJson({ schedule: id, out: file });
        note(`${file}: the newest lists of ${id}`);
      });
    });
}

function deleteCommand(): Command {
  return command("delete", "deletes a schedule; the models that it trained, and the files of its jobs, stay")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const schedule = await take(api.DELETE("/v1/schedules/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(schedule);
        note(`${id} is deleted.`);
      }),
    );
}
