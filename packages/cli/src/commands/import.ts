import { basename, resolve } from "node:path";
import { isSoundName, visible } from "@segue/service/basics";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { holdsFile, uploadPath } from "../files.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson } from "../print.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";
import { chooseModel } from "./auto.js";

interface Options extends CommonOptions {
  readonly format: string;
  readonly columns?: string;
  readonly user?: string;
  readonly encoding?: string;
  readonly maxBad?: number;
  readonly dryRun?: boolean;
  readonly auto?: boolean;
}

interface Result {
  readonly import: string;
  readonly format: string;
  readonly rows: { readonly read: number; readonly kept: number; readonly changed: number; readonly left: number };
  readonly rules: readonly {
    readonly rule: string;
    readonly outcome: string;
    readonly rows: number;
    readonly examples: readonly string[];
  }[];
  /** Of a folder of music. */
  readonly folder?: Readonly<Record<(typeof HAPPENED)[number], number>>;
  readonly files: { readonly leftAside: readonly { readonly name: string; readonly reason: string }[] };
}

export function importCommand(): Command {
  return command("import", "brings listening data in: each path all or nothing, the same content only once")
    .argument(
      "<path...>",
      "files, folders that are one export or hold music, or addresses (https://…) of files, which the service fetches",
    )
    .option(
      "--format <name>",
      "the format, when it is not recognised; music for a folder of music, which stays where it is",
      "auto",
    )
    .option("--columns <pairs>", "which column means what: user=listener,track=song,plays=3,…")
    .option("--user <id>", "to whom exports belong that name nobody (default: me)")
    .option("--encoding <name>", "how the text is encoded, when it is not recognised")
    .option("--max-bad <share>", "take nothing when more than this share of rows cannot be read (default: 0.1)", readShare)
    .option("--auto", "then choose, train and serve a model: segue auto")
    .option("--dry-run", "read and check everything, change nothing")
    .action((paths: string[], options: Options) => withClient(options, (client) => importAll(client, paths, options)));
}

/** What can happen to the files of a folder of music. */
const HAPPENED = ["added", "changed", "moved", "removed", "unchanged", "failed"] as const;

/** The format of tables that say what tracks are, and nothing of listeners. */
const LABELS = "labels";

/** The beginning of what is no path. */
const ADDRESS = /^https?:\/\//i;

async function importAll(client: Parameters<typeof uploadPath>[0], paths: readonly string[], options: Options): Promise<void> {
  let listened = false;
  for (const path of paths) {
    const music = await isMusic(path, options.format);
    const what = music ? { folder: resolve(path) } : await listening(client, path);
    const job = client.startImport({
      ...what,
      format: music ? "auto" : options.format,
      columns: readColumns(options.columns),
      ...(options.user === undefined ? {} : { user: options.user }),
      ...(options.encoding === undefined ? {} : { encoding: options.encoding as "auto" }),
      ...(options.maxBad === undefined ? {} : { maxBad: options.maxBad }),
      dryRun: options.dryRun ?? false,
    });
    const result = await runJob<Result>(client, job);
    const labels = result.format === LABELS;
    listened ||= !music && !labels;
    tell(path, result, options);
    if (labels && !options.dryRun) note("A model that learns these labels: segue train stats-classifier");
    if (options.json) printJson(result);
  }
  // From music alone nothing can be learned about listeners.
  if (options.dryRun || !listened) return;
  if (options.auto) return chooseModel(client, {}, options.json ?? false);
  const { items } = await client.take(client.api.GET("/v1/models"));
  if (items.length === 0) note("No model learned from this yet. To choose, train and serve one: segue auto");
}

/** What is sent, or fetched, of listening data. */
async function listening(client: Parameters<typeof uploadPath>[0], path: string) {
  if (ADDRESS.test(path)) return { url: path };
  return { uploads: await uploadPath(client, path), name: visible(basename(resolve(path))) };
}

const MUSIC = "music";

/** Whether a path is a folder of music. */
async function isMusic(path: string, format: string): Promise<boolean> {
  if (format === MUSIC) return true;
  if (format !== "auto" || ADDRESS.test(path)) return false;
  if (isSoundName(path) && !(await holdsFile(path, () => true)))
    throw new UsageError(
      `${path} is a file of sound.`,
      "Name the folder that it is in; segue analyze tells what one file holds.",
    );
  return holdsFile(path, isSoundName);
}

function readColumns(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const [ours, theirs] = pair.split("=").map((word) => word.trim());
      if (!ours || !theirs)
        throw new UsageError(`--columns: ${JSON.stringify(pair)} is not a pair.`, "Write user=their_column,track=another.");
      return [ours, theirs];
    }),
  );
}

/** `0.25` or `25%`. */
function readShare(text: string): number {
  const share = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new UsageError(
    `--max-bad: ${JSON.stringify(text)} is no share.`,
    "Write a number from 0 to 1, or a percentage: 0.25 or 25%.",
  );
}

function tell(path: string, { format, rows, rules, files, folder }: Result, { dryRun }: Options): void {
  const kept = dryRun ? "none kept (dry run)" : `${many(rows.kept)} kept`;
  const some = (n: number, what: string) => (n === 0 ? "" : `, ${many(n)} ${what}`);
  if (folder !== undefined)
    note(`${path}: ${format}, ${many(rows.read)} files of sound${HAPPENED.map((what) => some(folder[what], what)).join("")}`);
  else
    note(
      `${path}: ${format}, ${many(rows.read)} rows read, ${kept}${some(rows.changed, "corrected")}${some(rows.left, "left out")}`,
    );
  for (const { rule, outcome, rows: n, examples } of rules) {
    note(`  ${rule} (${outcome}): ${many(n)}`);
    for (const example of examples.slice(0, EXAMPLES)) note(`    ${example}`);
  }
  for (const { name, reason } of files.leftAside) note(`  left aside: ${name} (${reason})`);
}

const many = (n: number) => n.toLocaleString("en");

/** Examples shown of each rule; `segue imports show` has more. */
const EXAMPLES = 3;
