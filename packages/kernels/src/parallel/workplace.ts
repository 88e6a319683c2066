import type { Arena } from "./arena.js";
import { type Call, enter, type Kernels, run } from "./kernels.js";
import type { Pool } from "./pool.js";

/** Something to compute beside what stays in an arena: it is placed, run, and its results are taken out. */
export interface Work<T> {
  /** The calls for `threads` threads that meet at `control`. */
  readonly place: (control: number, threads: number) => readonly Call[];
  readonly take: () => T;
}

/** An arena in which one thing after the other is computed, on the thread that asks or on those of a pool; what was placed for it goes when it is done. */
export interface Workplace {
  here<T>(work: Work<T>): T;
  /** The same numbers. Things that are asked for at the same time wait for each other. */
  on<T>(pool: Pool, work: Work<T>, tick?: () => Promise<void>): Promise<T>;
}

export function createWorkplace(arena: Arena): Workplace {
  let kernels: Kernels | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const onPool = async <T>(pool: Pool, { place, take }: Work<T>, tick?: () => Promise<void>) => {
    const mark = arena.mark();
    try {
      const control = arena.room(16);
      await pool.run(arena, control, place(control, pool.threads), tick);
      return take();
    } finally {
      arena.release(mark);
    }
  };
  return {
    // It may come between while a pool computes: it lies above what the pool uses, and is gone before anything else is placed.
    here({ place, take }) {
      const mark = arena.mark();
      try {
        kernels ??= enter(arena.memory);
        run(kernels, place(arena.room(16), 1), 0);
        return take();
      } finally {
        arena.release(mark);
      }
    },
    on(pool, work, tick) {
      const result = last.then(() => onPool(pool, work, tick));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
