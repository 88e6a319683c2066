import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Outcome } from "./segue.js";

const program = join(import.meta.dirname, "in-turn.mjs");
const END = /\0ended with (\d+)\n$/;
/** How long it may take to end by itself when nothing more is to come, in milliseconds. */
const PATIENCE = 240_000;

/** A process that runs the program's command lines one after the other; see `in-turn.mjs`. */
export interface KeptProcess {
  /** Whether it runs one now; it takes the next only after that. */
  readonly busy: boolean;
  run(args: readonly string[]): Promise<Outcome>;
  /** Lets it end by itself, as the program does after its command; rejects where something that a command left behind keeps it. */
  end(): Promise<void>;
}

export function keepProcess(where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): KeptProcess {
  const child = spawn(process.execPath, [program], { ...where, stdio: ["pipe", "pipe", "pipe"] });
  const ended = once(child, "exit");
  // Where it is gone, `ended` tells.
  child.stdin.on("error", () => undefined);
  let busy = false;
  return {
    get busy() {
      return busy;
    },
    async run(args) {
      busy = true;
      const answer = Promise.all([said(child.stdout), said(child.stderr)]);
      child.stdin.write(`${JSON.stringify(args)}\n`);
      try {
        const [stdout, stderr] = await Promise.race([answer, tooSoon(ended, args)]);
        return { status: Number(stdout.status), stdout: stdout.text, stderr: stderr.text };
      } finally {
        busy = false;
      }
    },
    async end() {
      child.stdin.end();
      const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
      const [status, signal] = await ended;
      clearTimeout(late);
      if (signal === "SIGKILL") throw new Error("A process did not end after its last command: a command left something open.");
      if (status !== 0) throw new Error(`The process of the commands ended with ${status ?? signal}.`);
    },
  };
}

/** What comes until the end of a command, and the status that stands there. */
function said(stream: NonNullable<ChildProcess["stdout"]>): Promise<{ text: string; status: string }> {
  return new Promise((resolve) => {
    let text = "";
    const take = (more: string) => {
      text += more;
      const end = END.exec(text);
      if (end === null) return;
      stream.off("data", take);
      resolve({ text: text.slice(0, end.index), status: end[1]! });
    };
    stream.setEncoding("utf8").on("data", take);
  });
}

async function tooSoon(ended: Promise<unknown[]>, args: readonly string[]): Promise<never> {
  const [status, signal] = await ended;
  throw new Error(`segue ${args.join(" ")} ended its process with ${status ?? signal}.`);
}
