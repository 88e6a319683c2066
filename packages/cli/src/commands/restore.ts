import { resolve } from "node:path";
import type { Command } from "commander";
import { type CommonOptions, command } from "../options.js";
import { note, printJson } from "../print.js";
import { progressBar } from "../run-job.js";
import { UsageError } from "../tell-error.js";

/** What a backup holds, as `segue backup` and `segue restore` tell it. */
export interface BackupSummary {
  readonly segue: string;
  readonly createdAt: string;
  /** Rows of each table that has some. */
  readonly rows: Readonly<Record<string, number>>;
  /** Files of models and snapshots. */
  readonly files: number;
  /** Of everything, unpacked. */
  readonly bytes: number;
  readonly missing: readonly string[];
}

interface Options extends CommonOptions {
  readonly force?: boolean;
}

export function restoreCommand(): Command {
  const restoring = command("restore", "brings a data folder to what a backup holds: all of it, or nothing is changed")
    .argument("<file>", "what segue backup has written")
    .option("--force", "replace what the data folder holds");
  return restoring.action(async (file: string, options: Options) => {
    if (restoring.getOptionValueSource("server") !== undefined)
      throw new UsageError(
        "A server's data cannot be replaced while it serves them.",
        "Stop it, and restore on its machine with --data DIR.",
      );
    const bar = progressBar();
    const data = resolve(options.data);
    const { restore } = await import("@segue/service");
    const summary = await restore(
      { ...options.settings, data },
      { file, force: options.force === true, report: (done, doing) => bar?.update(done, { doing }) },
    ).finally(() => bar?.stop());
    if (options.json) return printJson({ data, ...summary });
    tellSummary(`${data} is as it was at ${summary.createdAt}`, summary);
  });
}

export function tellSummary(what: string, { rows, files, bytes, missing }: BackupSummary): void {
  const many = (n = 0) => n.toLocaleString("en");
  const counts = `${many(rows.events)} events of ${many(rows.users)} listeners, ${many(rows.models)} models`;
  note(`${what}: ${counts}; ${many(files)} files beside the tables, ${many(Math.ceil(bytes / 2 ** 20))} MiB unpacked.`);
  for (const path of missing) note(`  without files: ${path}, which is damaged; see segue doctor`);
}
