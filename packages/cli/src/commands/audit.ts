import { SegueError } from "@segue/service/basics";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { durationSeconds } from "../duration.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable, printText } from "../print.js";
import { UsageError } from "../tell-error.js";
import { wholeNumber } from "../whole-number.js";

export function auditCommand(): Command {
  return group("audit", "who changed what, and who took personal data away")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(verifyCommand());
}

interface ListOptions extends CommonOptions {
  readonly since?: string;
  readonly action?: string;
  readonly actor?: string;
  readonly user?: string;
  readonly target?: string;
  readonly limit: string;
}

function listCommand(): Command {
  return command("list", "what was done, newest first")
    .option("--since <time>", "from then on: 2030-01-31, 2030-01-31T12:00:00Z, or so long ago: 12h, 30d")
    .option("--action <name>", "only this: an operation of the API such as createKey, job:erase, start, authenticate")
    .option("--actor <id>", "only by this key; or local, service, unknown")
    .option("--user <user>", "only about this listener")
    .option("--target <id>", "only what was done to the resource with this id")
    .option("--limit <n>", "how many rows", "100")
    .action((options: ListOptions) =>
      withClient(options, async ({ api, take }) => {
        const { items } = await take(api.GET("/v1/audit", { params: { query: queryOf(options) } }));
        if (options.json) return printJson(items);
        const rows = items.map((row) => [
          row.id,
          row.at,
          row.actorName ?? row.actor,
          row.count > 1 ? `${row.action} ×${row.count}` : row.action,
          [row.targetKind, row.targetId].filter((each) => each !== null).join(" "),
          row.listener ?? "",
          row.status === null ? row.outcome : `${row.outcome} ${row.status}`,
          row.address ?? "",
        ]);
        printTable(["", "at", "who", "did", "to", "about", "outcome", "from"], rows);
      }),
    );
}

function queryOf({ since, action, actor, user, target, limit }: ListOptions) {
  return {
    limit: wholeNumber("--limit", limit),
    ...(since === undefined ? {} : { since: timeOf(since) }),
    ...(action === undefined ? {} : { action }),
    ...(actor === undefined ? {} : { actor }),
    ...(user === undefined ? {} : { user }),
    ...(target === undefined ? {} : { target }),
  };
}

/** A time as RFC 3339: given as such, as a day, or as how long ago. */
function timeOf(text: string): string {
  if (/^\d+[smhd]$/.test(text)) return new Date(Date.now() - 1000 * durationSeconds("--since", text)).toISOString();
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new UsageError(`--since is no time (found ${JSON.stringify(text)}).`, "Write for example 2030-01-31 or 30d.");
}

interface VerifyOptions extends CommonOptions {
  readonly row?: string;
}

function verifyCommand(): Command {
  return command("verify", "checks that every row is in its place and as it was written; exit status 1 where one is not")
    .option("--row <n:hash>", "a row noted earlier, through which the log must still go")
    .action((options: VerifyOptions) =>
      withClient(options, async ({ api, take }) => {
        const query = options.row === undefined ? {} : placeOf(options.row);
        const found = await take(api.GET("/v1/audit/verification", { params: { query } }));
        if (options.json) printJson(found);
        if (!found.intact)
          throw new SegueError("damaged-file", `The audit log was tampered with, or damaged: ${found.problem}`, {
            hint: "Rows before that place are as they were written. Compare the rest with a backup.",
          });
        if (options.json) return;
        note(
          `The audit log is whole: ${found.rows.toLocaleString("en")} rows. Note its end elsewhere, to check it later with --row:`,
        );
        printText(`${found.last}:${found.hash}`);
      }),
    );
}

function placeOf(text: string): { seq: number; hash: string } {
  const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (parts !== null) return { seq: Number(parts[1]), hash: parts[2]! };
  throw new UsageError("--row is no place in the log.", "Pass what segue audit verify wrote, unchanged.");
}
