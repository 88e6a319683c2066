import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type KeptProcess, keepProcess } from "./kept-process.js";

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether each command has a process of its own, as people start it; usually those of a folder share one, which saves the start. */
  readonly alone?: boolean;
  /** Whether what is started leads a group of processes of its own, as a command of a terminal does. */
  readonly leads?: boolean;
}

const program = join(import.meta.dirname, "../bin/segue.js");

/** The real program as a process; what the machine's own environment says about Segue is left out. */
export function start(args: readonly string[], { cwd, env = {}, leads = false }: Surroundings): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    ...{ cwd, env: environment(env), detached: leads },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push({ cwd, child });
  return child;
}

/** Whatever of it still runs at the end would write into a folder that is being removed. */
const started: { readonly cwd: string; readonly child: ChildProcess }[] = [];

/** Ends a process that was started, and resolves when it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill();
  await gone;
}

function environment(given: Surroundings["env"]) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SEGUE_")));
  return { ...own, ...given };
}

/** How a started program ends. */
export async function outcome(child: ChildProcess): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  child.stdout!.setEncoding("utf8").on("data", (text: string) => {
    said.stdout += text;
  });
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    said.stderr += text;
  });
  const [status] = (await once(child, "close")) as [number | null];
  return { status, ...said };
}

/** Runs the program, as it was built, to its end. */
export function run(args: readonly string[], where: Surroundings): Promise<Outcome> {
  const shared = where.alone ? undefined : keptFor(where);
  return shared === undefined || shared.busy ? outcome(start(args, where)) : shared.run(args);
}

/** By folder and environment. */
const kept = new Map<string, { readonly cwd: string; readonly process: KeptProcess }>();

function keptFor({ cwd, env }: Surroundings): KeptProcess {
  const key = JSON.stringify([cwd, env]);
  const { process } = kept.get(key) ?? { process: keepProcess({ cwd, env: environment(env) }) };
  kept.set(key, { cwd, process });
  return process;
}

async function endProcessesOf(folder: string): Promise<void> {
  for (const { cwd, child } of started) if (cwd === folder) await stop(child);
  for (const [key, { cwd, process }] of kept) {
    if (cwd !== folder) continue;
    kept.delete(key);
    await process.end();
  }
}

/** Runs what must go well and gives the JSON lines of stdout; anything else there is an error. */
export async function json<T = Record<string, unknown>>(args: readonly string[], where: Surroundings): Promise<T[]> {
  const { status, stdout, stderr } = await run([...args, "--json"], where);
  if (status !== 0) throw new Error(`segue ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

/** A folder that is removed after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "segue-cli-"));
  afterAll(async () => {
    await endProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Twelve listeners in two groups, each of which hears six of its group's eight tracks. */
export function writePlays(folder: string, name = "plays.csv"): void {
  const lines = ["user_id,music_id"];
  for (let user = 0; user < 12; user++) {
    for (let step = 0; step < 6; step++) lines.push(`u${user},${user % 2 ? "rock" : "jazz"}${(user + step) % 8}`);
  }
  writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
}

/** A server on a free port; its first line on stdout tells where it is. */
export async function serve(where: Surroundings, ...args: readonly string[]): Promise<{ server: ChildProcess; url: string }> {
  const server = start(["serve", "--port", "0", "--log", "error", "--json", ...args], where);
  const [line] = (await once(server.stdout!.setEncoding("utf8"), "data")) as [string];
  return { server, url: (JSON.parse(line) as { url: string }).url };
}
