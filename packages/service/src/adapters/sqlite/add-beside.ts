import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { SegueError } from "../../errors.js";
import type { Events } from "../../ports/events.js";
import type { Request, Told } from "./adding-thread.js";

/** Requests that this thread stores itself before another one is started for them: a process that is told of little needs none. */
const FEW = 20;

interface Adding {
  readonly add: Events["add"];
  /** Ends when all that was asked for is stored. */
  close(): Promise<void>;
}

/**
 * Stores events in a thread of its own: to bring them to the disk takes milliseconds, during which this thread could answer nobody. `here`: as this
 * thread would; it does until there is more than a little, and the other is ready.
 */
export function addBeside(file: string, here: Events["add"]): Adding {
  let left = FEW;
  let thread: Thread | undefined;
  return {
    add(...asked) {
      left--;
      if (left < 0 && (thread === undefined || thread.ended())) thread = startThread(file);
      return thread?.ready() ? thread.add(...asked) : here(...asked);
    },
    close: async () => thread?.close(),
  };
}

interface Thread extends Adding {
  ready(): boolean;
  ended(): boolean;
}

interface Waiting {
  resolve(added: Awaited<ReturnType<Events["add"]>>): void;
  reject(thrown: unknown): void;
}

function startThread(file: string): Thread {
  // Found through the package's own name, so that it is the built file whatever runs this one.
  const worker = new Worker(createRequire(import.meta.url).resolve("@segue/service/adding-thread"), { workerData: file });
  const waiting = new Map<number, Waiting>();
  let state: "starting" | "ready" | "ended" = "starting";
  let asked = 0;
  const send = (request: Request) => worker.postMessage(request);
  const ends = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  /** What was stored of that which it was asked for nobody can tell. */
  const giveUp = (thrown: unknown) => {
    state = "ended";
    for (const { reject } of waiting.values()) reject(thrown);
    waiting.clear();
  };
  // It keeps the process alive only while somebody waits for it.
  worker.unref();
  worker.on("error", giveUp);
  worker.once("exit", () => giveUp(new Error("the thread that stores events has ended")));
  worker.on("message", (told: Told) => {
    if (told === "ready") {
      state = "ready";
      return;
    }
    const { resolve, reject } = waiting.get(told.number)!;
    waiting.delete(told.number);
    if (waiting.size === 0) worker.unref();
    if ("added" in told) resolve(told.added);
    else reject(new SegueError(told.error.code, told.error.message, { hint: told.error.hint }));
  });
  return {
    ready: () => state === "ready",
    ended: () => state === "ended",
    add: (...events) =>
      new Promise((resolve, reject) => {
        const number = asked++;
        waiting.set(number, { resolve, reject });
        worker.ref();
        send({ number, events });
      }),
    async close() {
      if (state !== "ended") send("close");
      worker.ref();
      await ends;
    },
  };
}
