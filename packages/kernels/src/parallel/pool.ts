import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { type Arena, createArena } from "./arena.js";
import type { Call } from "./kernels.js";
import type { SharedMemory } from "./web-assembly.js";

/** What a thread is sent. */
export interface Task {
  readonly memory: SharedMemory;
  readonly calls: readonly Call[];
  readonly thread: number;
}

/** Threads that compute together in one memory, while the thread that asks them stays free. */
export interface Pool {
  readonly threads: number;
  /**
   * Lends an arena of `bytes` in all, empty, until what is computed in it is there. It is kept for the next one: memory that threads share goes back to the system only when each of them
   * happens to collect its garbage.
   */
  within<T>(bytes: number, compute: (arena: Arena) => Promise<T>): Promise<T>;
  /**
   * Every thread runs the calls in their order, when it has done what it was asked for before; `control` is the address of the block of 16 bytes by which they meet. Several
   * times a second `tick` is called; when it rejects, the threads stop at the next piece of work and this rejects likewise.
   */
  run(arena: Arena, control: number, calls: readonly Call[], tick?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Between two ticks, in milliseconds. */
const TICK = 250;
/** The place in the control block that tells the threads to stop. */
const STOP = 3;

/** A pool of `threads` threads, which do not keep the process alive. They start with the first task. */
export function createPool(threads: number): Pool {
  let workers: Worker[] | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let spare: Arena | undefined;
  const start = () =>
    Array.from({ length: threads }, () => {
      // Found through the package's own name, so that it is the built file whatever runs this one.
      const worker = new Worker(createRequire(import.meta.url).resolve("@segue/kernels/pool-worker"));
      worker.unref();
      return worker;
    });
  const close = async () => {
    const ending = workers ?? [];
    workers = undefined;
    spare = undefined;
    await Promise.all(ending.map((worker) => worker.terminate()));
  };
  const runNow: Pool["run"] = async (arena, control, calls, tick = async () => {}) => {
    workers ??= start();
    const work = Promise.all(workers.map((worker, thread) => answered(worker, { memory: arena.memory, calls, thread })));
    // Where one has failed the others wait for it at their next meeting, for ever.
    work.catch(close);
    try {
      await ticking(work, tick);
    } catch (thrown) {
      Atomics.store(arena.ints(control, 4), STOP, 1);
      await work;
      throw thrown;
    }
  };
  return {
    threads,
    async within(bytes, compute) {
      const arena = spare ?? createArena(bytes);
      spare = undefined;
      try {
        return await compute(arena);
      } finally {
        arena.release(0);
        spare = arena;
      }
    },
    run(...task) {
      const result = last.then(() => runNow(...task));
      last = result.catch(() => undefined);
      return result;
    },
    close,
  };
}

/** Sends a task and waits for the thread's word. */
function answered(worker: Worker, task: Task): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", told).off("error", failed);
      worker.unref();
      act();
    };
    const told = ({ error }: { error?: string }) =>
      settle(() => (error === undefined ? resolve() : reject(new Error(`a thread failed: ${error}`))));
    const failed = (error: unknown) => settle(() => reject(error));
    worker.ref();
    worker.once("message", told).once("error", failed);
    worker.postMessage(task);
  });
}

/** Waits for `work`, calling `tick` again and again; rejects when that does. */
async function ticking(work: Promise<unknown>, tick: () => Promise<void>): Promise<void> {
  let done = false;
  const finished = work.finally(() => {
    done = true;
  });
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, TICK);
    });
    await Promise.race([finished, pause]);
    clearTimeout(timer);
    if (done) return;
    await tick();
  }
}
