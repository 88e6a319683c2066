import type { Recommendations, SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable, saveOutput } from "../files.js";
import { asked, type CommonOptions, collect, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { RULE_HELP, type Rules, readRules } from "../rules.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly n: string;
  readonly model?: string;
  readonly deployment?: string;
  readonly all?: boolean;
  readonly out?: string;
  readonly rule?: readonly string[];
  readonly cursor?: string;
  readonly explain?: boolean;
  readonly reasons: string;
}

export function recommendCommand(): Command {
  return command("recommend", "the tracks for a listener, or every listener's list")
    .argument("[user]", "the listener")
    .option("-n <n>", "how many", "10")
    .option("--model <model>", "name, name@version or name@alias, instead of what a deployment serves")
    .option("--deployment <name>", "which deployment answers (default: home)")
    .option("--rule <rule>", RULE_HELP, collect)
    .option("--cursor <cursor>", "the next page of a list: its `next`")
    .option("--explain", "because of which tracks of their history each is there")
    .option("--reasons <n>", "with --explain: how many at most", "3")
    .option("--all", "every known listener, into a file")
    .option("--out <file>", "with --all: the CSV file to write")
    .action(async (user: string | undefined, options: Options) => {
      const n = wholeNumber("-n", options.n);
      const query = { n, ...asked(options) };
      if (options.all && options.explain)
        throw new UsageError("--explain tells of one list, not of everybody's.", "Write: segue recommend USER --explain");
      if (!options.all && user !== undefined) return withClient(options, (client) => recommendOne(client, user, query, options));
      if (options.all && user === undefined && options.out !== undefined) {
        const { out } = options;
        await checkWritable(out);
        return withClient(options, async (client) =>
          recommendAll(client, out, { ...query, ...(await rulesIn(client, options)) }, options),
        );
      }
      throw new UsageError("Say for whom.", "Write: segue recommend USER, or segue recommend --all --out recs.csv");
    });
}

interface Query {
  readonly n: number;
  readonly model?: string;
  readonly deployment?: string;
}

async function rulesIn(client: SegueClient, { rule }: Options): Promise<{ rules?: Rules }> {
  return rule === undefined ? {} : { rules: await readRules(client, rule) };
}

async function recommendOne(client: SegueClient, user: string, query: Query, options: Options): Promise<void> {
  const { json, cursor, explain } = options;
  const why = explain ? { explain, reasons: wholeNumber("--reasons", options.reasons) } : {};
  const page = { ...query, ...why, ...(cursor === undefined ? {} : { cursor }) };
  const { rules } = await rulesIn(client, options);
  const answer = await (rules === undefined ? client.recommend(user, page) : client.answer({ user, ...page, rules }));
  if (!answer.known) note(`${user} is unknown: these are everybody's favourites.`);
  else if (answer.basis === "friends") note(`The model knows none of ${user}'s tracks: these rest on what their friends hear.`);
  else if (answer.basis === "popularity") note(`The model knows none of ${user}'s tracks: these are everybody's favourites.`);
  if (json) return printJson(answer);
  const rows = answer.items.map((item, i) => [
    i + 1,
    item.track,
    item.title ?? "",
    item.artist ?? "",
    item.score.toPrecision(4),
    ...(explain ? [reasonsText(item)] : []),
  ]);
  printTable(["", "track", "title", "artist", "score", ...(explain ? ["because of"] : [])], rows);
  for (const { rule, removed } of rules === undefined ? [] : answer.rules)
    if (removed > 0) note(`${rule} left ${removed.toLocaleString("en")} tracks out.`);
}

const reasonsText = ({ reasons }: Recommendations["items"][number]) =>
  (reasons?.because ?? []).map(({ track, title }) => title ?? track).join(", ");

async function recommendAll(client: SegueClient, out: string, query: Query, { json }: Options): Promise<void> {
  const job = client.startRecommendAll(query);
  const result = await runJob<{ users: number; rows: number }>(client, job);
  await saveOutput(client, (await job).id, out);
  if (json) return printJson({ ...result, out });
  note(`${out}: ${result.users.toLocaleString("en")} listeners, ${result.rows.toLocaleString("en")} rows`);
}
