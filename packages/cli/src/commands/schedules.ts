import type { Job, SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { durationSeconds } from "../duration.js";
import { type CommonOptions, collect, command, group, settings } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";
import { wholeNumber } from "../whole-number.js";

interface CreateOptions extends CommonOptions {
  readonly set?: readonly string[];
  readonly seed: string;
  readonly as?: string;
  readonly cron?: string;
  readonly timeZone: string;
  readonly events?: string;
  readonly percent?: string;
  readonly every?: string;
  readonly deployment: string;
  readonly promote: string;
  readonly metric: string;
  readonly split?: string;
  readonly margin: string;
  readonly keep: string;
  readonly paused?: boolean;
}

type Promote = "always" | "not-worse" | "never";

export function schedulesCommand(): Command {
  return group("schedules", "models that are trained again by themselves")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(createCommand())
    .addCommand(showCommand())
    .addCommand(pauseCommand("pause", "lets a schedule wait until it is resumed", true))
    .addCommand(pauseCommand("resume", "lets a paused schedule go on", false))
    .addCommand(runCommand())
    .addCommand(deleteCommand());
}

function listCommand(): Command {
  return command("list", "what is trained, and when").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/schedules"));
      if (options.json) return printJson(items);
      const rows = items.map((schedule) => [
        schedule.id,
        schedule.as ?? schedule.algorithm,
        whenText(schedule),
        `${schedule.deployment}: ${schedule.promote}`,
        schedule.lastAt ?? "never",
        schedule.paused ? "paused" : (schedule.nextAt ?? "with new events"),
      ]);
      printTable(["schedule", "model", "when", "serves", "last", "next"], rows);
    }),
  );
}

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
  return command("create", "lets a model be trained again by itself")
    .argument("<name>", "what the schedule is called")
    .argument("<algorithm>", "see: segue algorithms")
    .option("--set <key=value>", "a parameter; may be given several times", collect)
    .option("--seed <n>", "makes the trainings repeatable", "42")
    .option("--as <name>", "the model's name, when it is not to be the algorithm's")
    .option("--cron <expression>", "when: minute, hour, day of month, month, day of week, as '0 3 * * *'")
    .option("--time-zone <zone>", "in which the expression is meant", "UTC")
    .option("--events <n>", "also once so many events came in since it last began")
    .option("--percent <n>", "also once the events grew by so many per cent")
    .option("--every <time>", "at most once in 12h, 7d …")
    .option("--deployment <name>", "where the model is to be served", "home")
    .option("--promote <how>", "whether it is served then: always, not-worse or never", "not-worse")
    .option("--metric <name>", "by what not-worse is judged", "ndcg@10")
    .option("--split <spec>", "on what, see: segue evaluate --help")
    .option("--margin <n>", "how much worse by the metric still counts as not worse", "0.01")
    .option("--keep <n>", "versions of the model to keep", "3")
    .option("--paused", "it waits until it is resumed")
    .action((id: string, algorithm: string, options: CreateOptions) =>
      withClient(options, async ({ api, take }) => {
        const made = await take(api.POST("/v1/schedules", { body: { id, algorithm, ...wishOf(options) } }));
        if (options.json) return printJson(made);
        note(
          `${made.id} trains ${made.as ?? made.algorithm}: ${whenText(made)}${made.nextAt === null ? "" : `; next ${made.nextAt}`}.`,
        );
      }),
    );
}

function wishOf(options: CreateOptions) {
  const { set, as, cron, timeZone, events, percent, every, deployment, promote, metric, split, paused } = options;
  return {
    config: settings(set),
    seed: wholeNumber("--seed", options.seed),
    timeZone,
    deployment,
    // The service judges whether it is one of these.
    promote: promote as Promote,
    metric,
    margin: number("--margin", options.margin),
    keep: wholeNumber("--keep", options.keep),
    ...(as === undefined ? {} : { as }),
    ...(cron === undefined ? {} : { cron }),
    ...(events === undefined ? {} : { events: wholeNumber("--events", events) }),
    ...(percent === undefined ? {} : { percent: number("--percent", percent) }),
    ...(every === undefined ? {} : { every: durationSeconds("--every", every) }),
    ...(split === undefined ? {} : { split }),
    ...(paused === true ? { paused } : {}),
  };
}

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
          ["began", "because", "state", "model", "served", "why"],
          runs.map(({ at, reason, state, model, promoted, why }) => [
            at,
            reason,
            state ?? "forgotten",
            model ?? "",
            promoted === null ? "" : promoted ? "yes" : "no",
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

interface Retrained {
  readonly model: string;
  readonly version: number;
  readonly promoted: boolean;
  readonly why: string;
}

function runCommand(): Command {
  return command("run", "lets a schedule begin now")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client: SegueClient) => {
        const job = await client.take(client.api.POST("/v1/schedules/{id}/run", { params: { path: { id } } }));
        const result = await runJob<Retrained>(client, job as Job);
        if (options.json) return printJson(result);
        note(`${result.model}@${result.version} is trained, and ${result.promoted ? "served" : "not served"}: ${result.why}.`);
      }),
    );
}

function deleteCommand(): Command {
  return command("delete", "deletes a schedule; the models that it trained stay")
    .argument("<name>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const schedule = await take(api.DELETE("/v1/schedules/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(schedule);
        note(`${id} is deleted.`);
      }),
    );
}
