import { type ConfinedProcess, startConfined } from "./process.js";

/** After so long without a question a process ends, in milliseconds. */
const IDLE = 60_000;

/** Processes that answer questions about what strangers made, as many beside each other as there are threads. */
export interface ConfinedPool<Question, Reply> {
  /** Rejects with a `ConfinedError` where there is no answer. A process that had to be ended is started again with the next question. */
  ask(question: Question, seconds: number): Promise<Reply>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  /** The most memory that a process may take, in bytes. */
  readonly memory: number;
}

/** None is started before it is asked; those that are not asked any more end. */
export function confinedPool<Question extends object, Reply>(
  program: string,
  { threads, memory }: PoolOptions,
): ConfinedPool<Question, Reply> {
  type Process = ConfinedProcess<Question, Reply>;
  const free: (Process | undefined)[] = Array.from({ length: threads });
  const waiting: ((process: Process | undefined) => void)[] = [];
  const running = new Set<Process>();
  const take = async (): Promise<Process> => {
    const process = free.length > 0 ? free.pop() : await new Promise<Process | undefined>((resolve) => waiting.push(resolve));
    if (process?.alive) return process;
    const started = startConfined<Question, Reply>(program, memory);
    running.add(started);
    started.ended.then(() => running.delete(started));
    return started;
  };
  const give = (process: Process) => {
    const next = waiting.shift();
    if (next === undefined) free.push(process);
    else next(process);
  };
  const endIdle = idleTimer(() => {
    for (const process of free) process?.kill();
  });
  return {
    async ask(question, seconds) {
      endIdle.busy();
      const process = await take();
      try {
        return await process.ask(question, seconds);
      } finally {
        give(process);
        endIdle.idle();
      }
    },
    async close() {
      endIdle.busy();
      for (const process of running) process.kill();
      await Promise.all([...running].map(({ ended }) => ended));
    },
  };
}

function idleTimer(end: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    busy: () => clearTimeout(timer),
    idle() {
      clearTimeout(timer);
      timer = setTimeout(end, IDLE).unref();
    },
  };
}
