import { parentPort } from "node:worker_threads";
import { enter, run } from "./kernels.js";
import type { Task } from "./pool.js";

// A thread of a pool: for each task it enters the memory that it is sent, runs the calls in their order, and says that it is done.

parentPort?.on("message", ({ memory, calls, thread }: Task) => {
  try {
    run(enter(memory), calls, thread);
    parentPort?.postMessage({});
  } catch (thrown) {
    parentPort?.postMessage({ error: String(thrown) });
  }
});
