import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { WatchOptions } from "./watchdog.js";

/**
 * Makes this process a confined one: it answers its parent's questions and ends with it. While an answer is computed this thread may do nothing else: the
 * watchdog, a thread of its own, ends the process where it takes too much memory or has lost its parent.
 */
export function answerQuestions<Question, Reply>(answer: (question: Question) => Promise<Reply>): void {
  const working = new Int32Array(new SharedArrayBuffer(4));
  const setWorking = (now: boolean) => {
    Atomics.store(working, 0, now ? 1 : 0);
    Atomics.notify(working, 0);
  };
  const [parent, memory] = process.argv.slice(2).map(Number);
  const watched: WatchOptions = { working, parent: parent!, memory: memory! };
  new Worker(createRequire(import.meta.url).resolve("@segue/service/watchdog"), { workerData: watched });
  beTheFirstToGo();
  process.once("disconnect", () => process.exit(0));
  process.on("message", (question: Question) => {
    setWorking(true);
    answer(question).then((reply) => {
      setWorking(false);
      process.send!(reply);
    });
  });
}

/** Where the machine runs out of memory, Linux is to end this process before any other. */
function beTheFirstToGo(): void {
  try {
    writeFileSync("/proc/self/oom_score_adj", "1000");
  } catch {
    // There is no such thing on other systems.
  }
}
