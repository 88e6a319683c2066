import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { InferenceError } from "../../ports/inference.js";
import { type Question, type Reply, TOO_MUCH_MEMORY } from "./messages.js";

/** A process that holds one network. */
export interface NetworkProcess {
  /** False once it has ended. */
  readonly alive: boolean;
  /** Why it ended; it never rejects. */
  readonly ended: Promise<InferenceError>;
  /** Rejects with an {@link InferenceError}; where the answer takes longer than `seconds` the process is ended. */
  ask(question: Question, seconds: number): Promise<Exclude<Reply, { is: "error" }>>;
  kill(): void;
}

/** What a process of ours needs of the environment to start; what else is there, keys and passwords, is no business of a network. */
const NEEDED = ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR", "TEMP"];

export function startNetworkProcess(memory: number): NetworkProcess {
  // Found through the package's own name, so that it is the built file whatever runs this one.
  const file = createRequire(import.meta.url).resolve("@segue/service/network");
  const child = fork(file, [String(process.pid), String(memory)], {
    execArgv: [],
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
    // A network that nobody asks keeps no program alive.
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
        const reply = await Promise.race([replyTo(child, question), ended, slow.passed]);
        if (reply instanceof InferenceError) throw reply;
        if (reply.is === "error") throw new InferenceError(reply.failure, reply.sentence);
        return reply;
      } catch (thrown) {
        // It may still compute: it would answer the next question with this one's answer.
        if (thrown instanceof InferenceError && thrown.failure === "slow") {
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

function replyTo(child: ChildProcess, question: Question): Promise<Reply> {
  return new Promise((resolve) => {
    child.once("message", (reply) => resolve(reply as Reply));
    // Where it could not be sent the process has ended, which tells more.
    child.send(question, () => undefined);
  });
}

function endOf(child: ChildProcess, memory: number): Promise<InferenceError> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(new InferenceError("died", `its process could not be started: ${error.message}.`)));
    child.once("exit", (code, signal) => resolve(whyEnded(code, signal, memory)));
  });
}

function whyEnded(code: number | null, signal: string | null, memory: number): InferenceError {
  if (signal === TOO_MUCH_MEMORY) return new InferenceError("memory", `it took more than ${megabytes(memory)} MB of memory.`);
  const how = signal === null ? `exit status ${code}` : `signal ${signal}`;
  return new InferenceError("died", `its process ended unexpectedly (${how}).`);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6).toLocaleString("en");

function deadline(seconds: number) {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<InferenceError>((resolve) => {
    const late = () => resolve(new InferenceError("slow", `it took longer than ${Number(seconds.toPrecision(3))} s.`));
    timer = setTimeout(late, 1000 * Math.max(0, seconds));
  });
  return { passed, clear: () => clearTimeout(timer) };
}
