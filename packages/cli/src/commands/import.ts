import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { uploadPath } from "../files.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson } from "../print.js";
import { runJob } from "../run-job.js";
import { UsageError } from "../tell-error.js";

interface Options extends CommonOptions {
  readonly format: string;
  readonly columns?: string;
  readonly dryRun?: boolean;
}

interface Result {
  readonly import: string;
  readonly format: string;
  readonly rows: { readonly read: number; readonly kept: number; readonly left: number };
  readonly rules: readonly { readonly rule: string; readonly rows: number; readonly examples: readonly string[] }[];
  readonly files: { readonly leftAside: readonly { readonly name: string; readonly reason: string }[] };
}

export function importCommand(): Command {
  return command("import", "brings listening data in: each path all or nothing, the same content only once")
    .argument("<path...>", "files, or folders that are one export")
    .option("--format <name>", "the format, when it is not recognised", "auto")
    .option("--columns <pairs>", "which column means what: user=listener,track=song,plays=3,…")
    .option("--dry-run", "read and check everything, change nothing")
    .action((paths: string[], options: Options) => withClient(options, (client) => importAll(client, paths, options)));
}

async function importAll(client: Parameters<typeof uploadPath>[0], paths: readonly string[], options: Options): Promise<void> {
  for (const path of paths) {
    const uploads = await uploadPath(client, path);
    const job = await client.startImport({
      uploads,
      name: basename(resolve(path)),
      format: options.format,
      columns: readColumns(options.columns),
      dryRun: options.dryRun ?? false,
    });
    const result = await runJob<Result>(client, job);
    tell(path, result, options);
    if (options.json) printJson(result);
  }
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

function tell(path: string, { format, rows, rules, files }: Result, { dryRun }: Options): void {
  const many = (n: number) => n.toLocaleString("en");
  note(`${path}: ${format}, ${many(rows.read)} events read, ${dryRun ? "none kept (dry run)" : `${many(rows.kept)} kept`}`);
  for (const { rule, rows: n, examples } of rules) note(`  ${rule}: ${many(n)} (${examples.join("; ")})`);
  for (const { name, reason } of files.leftAside) note(`  left aside: ${name} (${reason})`);
}
