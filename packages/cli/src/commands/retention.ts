import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";

const KINDS = {
  events: "listening events",
  jobs: "jobs that have ended, with their logs",
  problems: "rows of imports that were not simply taken",
  uploads: "uploaded files that no job waits for",
  outputs: "files that jobs made",
  audit: "the audit log",
  usage: "what was used",
  explorations: "answers in which chance had a say",
} as const;
type Kind = keyof typeof KINDS;
const ALL = Object.keys(KINDS) as Kind[];

type Periods = Record<Kind, number | null>;

export function retentionCommand(): Command {
  return group("retention", "how long things are kept")
    .addCommand(showCommand(), { isDefault: true })
    .addCommand(setCommand())
    .addCommand(applyCommand());
}

function showCommand(): Command {
  return command("show", "for how many days things are kept").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => show(await take(api.GET("/v1/retention")), options)),
  );
}

function show(periods: Periods, { json }: CommonOptions): void {
  if (json) {
    printJson(periods);
    return;
  }
  const rows = ALL.map((kind) => [kind, KINDS[kind], periods[kind] === null ? "forever" : `${periods[kind]} days`]);
  printTable(["", "", "kept"], rows);
}

function setCommand(): Command {
  const set = command("set", "changes how long things are kept; what is not named stays");
  for (const kind of ALL) set.option(`--${kind} <time>`, `${KINDS[kind]}: 30d, or forever`);
  return set.action((options: CommonOptions & Partial<Record<Kind, string>>) =>
    withClient(options, async ({ api, take }) => {
      const given = ALL.filter((kind) => options[kind] !== undefined);
      if (given.length === 0) throw new UsageError("Nothing to set.", "Name a kind, for example --events 365d.");
      const changed = Object.fromEntries(given.map((kind) => [kind, daysOf(`--${kind}`, options[kind]!)]));
      const body = { ...(await take(api.GET("/v1/retention"))), ...changed };
      show(await take(api.PUT("/v1/retention", { body })), options);
    }),
  );
}

function daysOf(option: string, text: string): number | null {
  if (text === "forever") return null;
  const days = /^(\d{1,5})d?$/.exec(text.trim());
  if (days !== null) return Number(days[1]);
  throw new UsageError(`${option} is no number of days (found ${JSON.stringify(text)}).`, "Write for example 30d, or forever.");
}

interface Expired extends Record<Kind, number> {
  readonly dryRun: boolean;
  readonly users: number;
  readonly snapshots: number;
  readonly trained: readonly string[];
}

function applyCommand(): Command {
  return command("apply", "removes now what is too old; a server does so once a day by itself")
    .option("--dry-run", "only say what would go")
    .action((options: CommonOptions & { readonly dryRun?: boolean }) =>
      withClient(options, async (client) => {
        const body = { dryRun: options.dryRun === true };
        const job = client.take(client.api.POST("/v1/retention/apply", { body })) as Promise<Job>;
        const expired = await runJob<Expired>(client, job);
        if (options.json) return printJson(expired);
        const rows = [...ALL, "users", "snapshots"].map((kind) => [kind, expired[kind as Kind].toLocaleString("en")]);
        printTable(["", expired.dryRun ? "would go" : "gone"], rows);
        for (const model of expired.trained)
          note(`${model} holds histories: it ${expired.dryRun ? "would be" : "was"} trained again without what is too old`);
      }),
    );
}
