import { workerData } from "node:worker_threads";
import { TOO_MUCH_MEMORY } from "./too-much-memory.js";

// A thread beside the one that computes. It sleeps while nothing is computed.

export interface WatchOptions {
  /** 1 while something is computed, otherwise 0; shared. */
  readonly working: Int32Array;
  /** The process that must be alive. */
  readonly parent: number;
  /** The most memory the process may have, in bytes. */
  readonly memory: number;
}

/** How often it looks, in milliseconds: memory grows by some MB a millisecond at most. */
const WHILE_WORKING = 5;
const WHILE_RESTING = 1000;

const { working, parent, memory } = workerData as WatchOptions;
for (;;) {
  const now = Atomics.load(working, 0);
  Atomics.wait(working, 0, now, now === 1 ? WHILE_WORKING : WHILE_RESTING);
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  if (process.memoryUsage.rss() > memory) process.kill(process.pid, TOO_MUCH_MEMORY);
}
