import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { TOO_MUCH_MEMORY } from "./too-much-memory.js";

/** A process that answers questions about what strangers made: bounded in memory, and in time for each answer. */
export interface ConfinedProcess<Question, Reply> {
  /** False once it has ended. */
  readonly alive: boolean;
  /** Why it ended; it never rejects. */
  readonly ended: Promise<ConfinedError>;
  /** One at a time. Rejects with a {@link ConfinedError}; where the answer takes longer than `seconds` the process is ended. */
  ask(question: Question, seconds: number): Promise<Reply>;
  kill(): void;
}

/** Why there is no answer: `slow`, `memory`: it went beyond a limit and was ended; `died`: it ended by itself. */
export class ConfinedError extends Error {
  readonly failure: "slow" | "memory" | "died";
  constructor(failure: ConfinedError["failure"], sentence: string) {
    super(sentence);
    this.failure = failure;
  }
}

/** What a process of ours needs of the environment to start; what else is there, keys and passwords, is no business of what strangers made. */
const NEEDED = ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR", "TEMP"];

/** Starts the program that the service's package exports under that name; it may take `memory` bytes in all. */
export function startConfined<Question extends object, Reply>(program: string, memory: number): ConfinedProcess<Question, Reply> {
  // Found through the package's own name, so that it is the built file whatever runs this one.
  const file = createRequire(import.meta.url).resolve(`@segue/service/${program}`);
  const child = fork(file, [String(process.pid), String(memory)], {
    execArgv: [],
    // Apart from the terminal: Ctrl-C there is for those who asked, which may still want their answer.
    detached: true,
    env: Object.fromEntries(NEEDED.map((name) => [name, process.env[name]])),
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = endOf(child, memory);
  let alive = true;
  ended.then(() => {
    alive = false;
  });
  const hold = (held: boolean) => {
    // What nobody asks keeps no program alive.
    for (const each of [child, child.channel]) held ? each?.ref() : each?.unref();
  };
  hold(false);
  return {
    get alive() {
      return alive;
    },
    ended,
    kill() {
      // Whoever waits for its end must not end before it.
      child.ref();
      child.kill("SIGKILL");
    },
    async ask(question, seconds) {
      hold(true);
      const slow = deadline(seconds);
      try {
        const reply = await Promise.race([replyTo<Reply>(child, question), ended, slow.passed]);
        if (reply instanceof ConfinedError) throw reply;
        return reply;
      } catch (thrown) {
        // It may still compute: it would answer the next question with this one's answer.
        if (thrown instanceof ConfinedError && thrown.failure === "slow") {
          child.kill("SIGKILL");
          await ended;
        }
        throw thrown;
      } finally {
        slow.clear();
        hold(false);
      }
    },
  };
}

function replyTo<Reply>(child: ChildProcess, question: object): Promise<Reply> {
  return new Promise((resolve) => {
    child.once("message", (reply) => resolve(reply as Reply));
    // Where it could not be sent the process has ended, which tells more.
    child.send(question, () => undefined);
  });
}

function endOf(child: ChildProcess, memory: number): Promise<ConfinedError> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(new ConfinedError("died", `its process could not be started: ${error.message}.`)));
    child.once("exit", (code, signal) => resolve(whyEnded(code, signal, memory)));
  });
}

function whyEnded(code: number | null, signal: string | null, memory: number): ConfinedError {
  if (signal === TOO_MUCH_MEMORY) return new ConfinedError("memory", `it took more than ${megabytes(memory)} MB of memory.`);
  const how = signal === null ? `exit status ${code}` : `signal ${signal}`;
  return new ConfinedError("died", `its process ended unexpectedly (${how}).`);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6).toLocaleString("en");

function deadline(seconds: number) {
  let timer: NodeJS.Timeout | undefined;
  // What is left of a time that was used up before is nothing.
  const left = Math.max(0, seconds);
  const passed = new Promise<ConfinedError>((resolve) => {
    const late = () => resolve(new ConfinedError("slow", `it took longer than ${Number(left.toPrecision(3))} s.`));
    timer = setTimeout(late, 1000 * left);
  });
  return { passed, clear: () => clearTimeout(timer) };
}
