import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import type { Config } from "../config.js";
import type { Job } from "../ports/jobs.js";

/** How long a worker that is told to stop may take, in milliseconds. */
const GRACE = 5_000;

/** A process that runs one job. */
export interface WorkerProcess {
  /** How it ended, in words; it never rejects. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and insists after a while. */
  stop(): void;
  /** Asks it to let its network learn no further. */
  finish(): void;
  /** Ends it at once. */
  kill(): void;
}

export function startWorker(config: Config, job: Job, runner: string): WorkerProcess {
  // Found through the package's own name, so that it is the built file whatever runs this one.
  const file = createRequire(import.meta.url).resolve("@segue/service/worker");
  // Apart from the terminal: Ctrl-C there is for the process that started it, which then says what becomes of the job.
  const process = fork(file, [], { execArgv: [], detached: true, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  // Where it could not start there is nobody to send to: `ended` tells.
  process.send({ config, job, runner }, () => undefined);
  const finish = () => {
    // It may have ended meanwhile.
    if (process.connected) process.send({ finish: true }, () => undefined);
  };
  return { ended: endOf(process), stop: () => stop(process), finish, kill: () => process.kill("SIGKILL") };
}

/** How a process ended, in words; it never rejects. */
export function endOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    process.once("error", (error) => resolve(error.message));
    process.once("exit", (code, signal) => resolve(signal === null ? `exit status ${code}` : `signal ${signal}`));
  });
}

function stop(process: ChildProcess): void {
  process.kill("SIGTERM");
  const insist = setTimeout(() => process.kill("SIGKILL"), GRACE);
  process.once("exit", () => clearTimeout(insist));
}
