import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable, saveStream } from "../files.js";
import { asked, type CommonOptions, command } from "../options.js";
import { note, printJson } from "../print.js";
import { UsageError } from "../tell-error.js";
import { wholeNumber } from "../whole-number.js";

interface Options extends CommonOptions {
  readonly sessions: string;
  readonly n: string;
  readonly model?: string;
  readonly deployment?: string;
  readonly out?: string;
  readonly explain?: boolean;
  readonly reasons: string;
}

/** Sessions that are sent at once, unless they are long. */
const MOST_SESSIONS = 256;
/** Plays that are sent at once: well within what a request may hold. */
const MOST_PLAYS = 5_000;

export function nextCommand(): Command {
  return command("next", "what comes next in each of many sessions")
    .requiredOption("--sessions <file>", 'JSON lines, a session each: {"session":["id","id"]}, track ids in order of play')
    .option("-n <n>", "how many", "20")
    .option("--model <model>", "name, name@version or name@alias, instead of what a deployment serves")
    .option("--deployment <name>", "which deployment answers (default: home)")
    .option("--explain", "because of which tracks of the session each is there")
    .option("--reasons <n>", "with --explain: how many at most", "3")
    .option("--out <file>", 'the file to write, otherwise stdout: {"items":["id"],"scores":[1.5]}, a line for each session')
    .action(async (options: Options) => {
      const { sessions, out } = options;
      const why = options.explain ? { explain: true, reasons: wholeNumber("--reasons", options.reasons) } : {};
      const query = { n: wholeNumber("-n", options.n), ...asked(options), ...why };
      await access(sessions, constants.R_OK).catch(() => {
        throw new UsageError(`There is no file ${sessions} that can be read.`, "Check the path.");
      });
      if (out !== undefined) await checkWritable(out);
      await withClient(options, async (client) => {
        if (out === undefined) for await (const answer of answers(client, sessions, query)) printJson(answer);
        else await writeAnswers(client, query, { sessions, out, json: options.json === true });
      });
    });
}

interface Query {
  readonly n: number;
  readonly model?: string;
  readonly deployment?: string;
  readonly explain?: boolean;
  readonly reasons?: number;
}

interface Answer {
  readonly items: readonly string[];
  readonly scores: readonly number[];
  readonly reasons?: readonly unknown[];
}

async function writeAnswers(
  client: SegueClient,
  query: Query,
  { sessions, out, json }: { readonly sessions: string; readonly out: string; readonly json: boolean },
): Promise<void> {
  let count = 0;
  const lines = async function* () {
    for await (const answer of answers(client, sessions, query)) {
      count++;
      yield `${JSON.stringify(answer)}\n`;
    }
  };
  await saveStream(lines(), out);
  if (json) return printJson({ sessions: count, n: query.n, out });
  note(`${out}: ${count.toLocaleString("en")} sessions`);
}

/** An answer for each session of the file, in its order; the file is read as they are wanted. */
async function* answers(client: SegueClient, file: string, query: Query): AsyncGenerator<Answer> {
  for await (const sessions of batches(sessionsIn(file))) {
    const body = { ...query, sessions: sessions.map((session) => ({ session })) };
    const { answers } = await client.take(client.api.POST("/v1/sessions/next", { body }));
    yield* answers;
  }
}

async function* batches(sessions: AsyncIterable<string[]>): AsyncGenerator<string[][]> {
  let batch: string[][] = [];
  let plays = 0;
  for await (const session of sessions) {
    if (batch.length === MOST_SESSIONS || (batch.length > 0 && plays + session.length > MOST_PLAYS)) {
      yield batch;
      [batch, plays] = [[], 0];
    }
    batch.push(session);
    plays += session.length;
  }
  if (batch.length > 0) yield batch;
}

/** The sessions of a file, a line each; of very long ones the end, which says what comes next. */
async function* sessionsIn(file: string): AsyncGenerator<string[]> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() !== "") yield readSession(text, `${file}, line ${line}`).slice(-MOST_PLAYS);
  }
}

function readSession(text: string, place: string): string[] {
  const refuse = (why: string): never => {
    throw new UsageError(`${place}: ${why}.`, 'Write a line for each session: {"session":["id","id"]}.');
  };
  const { session } = Object(parsed(text) ?? refuse("this is no JSON")) as { session?: unknown };
  if (!Array.isArray(session)) return refuse("no list of track ids is called session");
  return session.map((id: unknown, i) => {
    const track = typeof id === "string" || typeof id === "number" ? String(id) : "";
    return track === "" ? refuse(`session.${i} is no track id (found ${JSON.stringify(id)})`) : track;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
