import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/bin/segue.js", import.meta.url));

/** Gives `use` a new folder, which is removed afterwards. */
export async function inTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "segue-prove-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Does something under a name, unless it was done before: then gives what it gave. */
export type Once = <T>(name: string, act: () => Promise<T>) => Promise<T>;

/**
 * Gives `use` the folder of that name, which stays when the measurement is cut, so that the next goes on after it; it is removed where `use` ends
 * well.
 */
export async function inKeptFolder<T>(name: string, use: (folder: string, once: Once) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `segue-prove-${name.replaceAll(" ", "-")}`);
  await mkdir(folder, { recursive: true });
  const once: Once = async (what, act) => {
    const file = join(folder, `done-${what}.json`);
    if (existsSync(file)) return JSON.parse(await readFile(file, "utf8"));
    const result = await act();
    await writeFile(file, JSON.stringify(result));
    return result;
  };
  const result = await use(folder, once);
  await rm(folder, { recursive: true, force: true });
  return result;
}

/** Starts the program as a user does, in `folder`, none of his settings being in the environment. */
export function start(folder: string, args: readonly string[]): ChildProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SEGUE|NODE)_/.test(name)));
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a command with `--json` to its end and gives the lines of its output; rejects with what it said when it fails. */
export async function segue<T>(folder: string, ...args: string[]): Promise<T[]> {
  return finish<T>(start(folder, [...args, "--json"]), args);
}

/** The lines of JSON that a started program writes until it ends well. */
export async function finish<T>(program: ChildProcess, args: readonly string[]): Promise<T[]> {
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    program[stream]!.setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
    });
  const status = await new Promise((resolve) => program.once("close", resolve));
  if (status !== 0) throw new Error(`segue ${args.join(" ")} ended with ${status}: ${output.stderr}`);
  return output.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

/** Somebody who answers requests. */
export interface Api {
  /** The JSON of an answer, or undefined where it is not 2xx. */
  get<T>(path: string): Promise<T | undefined>;
  /** The text of an answer, or undefined where it is not 2xx. */
  text(path: string): Promise<string | undefined>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Sends a file, and gives the id of the upload. */
  upload(content: string | Uint8Array): Promise<string>;
}

/** A running process of the program. */
export interface Process {
  readonly pid: number;
  stop(): Promise<void>;
  /** Ends it as a power cut would: no handler of its own runs. */
  kill(): Promise<void>;
}

/** A running `segue serve`. */
export interface Server extends Api, Process {
  readonly url: string;
}

/** Serves on a free port until `stop`; resolves when it listens. */
export async function serve(folder: string, ...args: string[]): Promise<Server> {
  const [process, { url }] = await begin<{ url: string }>(folder, ["serve", "--port", "0", "--log", "error", ...args]);
  const send = async <T>(path: string, type: string, body: string | Uint8Array) => {
    const answer = await fetch(new URL(path, url), { method: "POST", headers: { "content-type": type }, body });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    ...process,
    url,
    async get<T>(path: string) {
      const answer = await fetch(new URL(path, url));
      return answer.ok ? ((await answer.json()) as T) : undefined;
    },
    async text(path) {
      const answer = await fetch(new URL(path, url));
      return answer.ok ? await answer.text() : undefined;
    },
    post: (path, body) => send(path, "application/json", JSON.stringify(body)),
    upload: async (content) => (await send<{ id: string }>("/v1/uploads", "application/octet-stream", content)).id,
  };
}

/** Runs jobs until `stop`; resolves when it is ready to. */
export async function work(folder: string, ...args: string[]): Promise<Process> {
  const [process] = await begin(folder, ["work", "--log", "error", ...args]);
  return process;
}

/** Starts what goes on until it is stopped; with the line of JSON that it writes when it is ready. */
async function begin<T>(folder: string, args: readonly string[]): Promise<[Process, T]> {
  const program = start(folder, [...args, "--json"]);
  const ended = new Promise<number | null>((resolve) => program.once("close", resolve));
  let said = "";
  program.stderr!.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ready = new Promise<T>((resolve) =>
    createInterface({ input: program.stdout! }).once("line", (line) => resolve(JSON.parse(line) as T)),
  );
  const failed = ended.then((status) => Promise.reject(new Error(`segue ${args[0]} ended with ${status}: ${said}`)));
  const told = await Promise.race([ready, failed]);
  failed.catch(() => undefined); // Once it is ready, an end is what `stop` asks for; a crash shows in the next request.
  const end = (signal: "SIGTERM" | "SIGKILL") => async () => {
    program.kill(signal);
    await ended;
  };
  return [{ pid: program.pid!, stop: end("SIGTERM"), kill: end("SIGKILL") }, told];
}

/** Asks every 20 ms until there is an answer, for `limit` seconds. */
export async function until<T>(limit: number, ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + limit * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`no answer within ${limit} s`);
    await sleep(20);
  }
}

/** Seconds since `begun` (of `performance.now`). */
export const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;
