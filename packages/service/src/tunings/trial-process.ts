import { fork } from "node:child_process";
import { createRequire } from "node:module";
import type { Config as Parameters, Report } from "@segue/engine";
import type { Config } from "../config.js";
import { type ErrorCode, SegueError } from "../errors.js";
import { endOf } from "../jobs/worker-process.js";
import type { Tuning } from "../ports/tunings.js";

/** What a process of trials is started for. */
export interface Asked {
  /** The service's settings. */
  readonly config: Config;
  /** With its data and all that was decided: the process finds the same. */
  readonly tuning: Tuning;
}

/** A trial that a process is to make: all parameters, and whom it races against. */
export interface Question<Figures> {
  readonly config: Parameters;
  readonly leader: Figures | undefined;
}

/** What a process says of its trial; `bytes`: the memory that it holds. */
export type Said<Figures> =
  | { readonly is: "ready" }
  | { readonly is: "unready"; readonly code: ErrorCode; readonly why: string; readonly hint: string }
  | { readonly is: "under way"; readonly fraction: number; readonly doing: string; readonly bytes: number }
  | { readonly is: "trained" }
  | { readonly is: "judged"; readonly figures: Figures }
  | { readonly is: "failed"; readonly why: string };

/** A process that makes trials, one at a time. */
export interface TrialProcess<Figures> {
  readonly hasEnded: boolean;
  /** Resolves once it has its data, or has ended; rejects with the reason where it cannot have them, and it ends. */
  readonly ready: Promise<unknown>;
  /** The memory that it held when it told last. */
  readonly bytes: number;
  /** Rejects where the trial fails, where the process ends, and where `report` rejects, which ends it. */
  judge(question: Question<Figures>, report: Report, trained: () => void): Promise<Figures>;
  end(): void;
}

export function startTrialProcess<Figures>(asked: Asked): TrialProcess<Figures> {
  // Found through the package's own name, so that it is the built file whatever runs this one.
  const file = createRequire(import.meta.url).resolve("@segue/service/trials");
  const child = fork(file, [], { execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = endOf(child);
  let [hasEnded, bytes] = [false, 0];
  ended.then(() => {
    [hasEnded, bytes] = [true, 0];
  });
  const end = () => {
    hasEnded = true;
    child.kill("SIGKILL");
  };
  // Where it could not be sent the process has ended, which tells more.
  const send = (message: object) => child.send(message, () => undefined);
  send(asked);
  const opened = new Promise<void>((resolve, reject) => {
    // It says nothing else before.
    child.once("message", (said: Said<Figures>) => {
      if (said.is !== "unready") return resolve();
      end();
      reject(new SegueError(said.code, said.why, { hint: said.hint }));
    });
  });
  return {
    get hasEnded() {
      return hasEnded;
    },
    ready: Promise.race([opened, ended]),
    get bytes() {
      return bytes;
    },
    end,
    judge: (question, report, trained) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          child.off("message", hear);
          act();
        };
        const hear = (said: Said<Figures>) => {
          if (said.is === "trained") return trained();
          if (said.is === "judged") return settle(() => resolve(said.figures));
          if (said.is === "failed") return settle(() => reject(new Error(said.why)));
          if (said.is === "ready" || said.is === "unready") return;
          bytes = said.bytes;
          report(said.fraction, said.doing).catch((thrown: unknown) => {
            end();
            settle(() => reject(thrown));
          });
        };
        child.on("message", hear);
        ended.then((how) => settle(() => reject(new Error(`Its process ended unexpectedly (${how}).`))));
        send(question);
      }),
  };
}
