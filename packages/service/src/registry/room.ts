import { freeMemory } from "../machine/memory.js";
import type { JobMemory } from "../ports/jobs.js";
import type { Services } from "../services.js";

/** How much memory a job may come to hold. */
export interface Room {
  readonly bytes: number;
  /** How much it would be if no other job ran. */
  readonly alone: number;
}

/**
 * The room for a job: what the machine has free, within what the setting `memory` lets all jobs take together, without what those that run
 * will still take. `job`: the one that asks, which holds `held` bytes already; without it a job that is yet to be queued, which waits for
 * others if it must.
 */
export async function roomFor({ store, config }: Pick<Services, "store" | "config">, job?: string, held = 0): Promise<Room> {
  const others = await store.jobs.memory(job);
  const limit = config.memory ?? Number.POSITIVE_INFINITY;
  const free = freeMemory() + held;
  const sum = (of: (memory: JobMemory) => number) => others.reduce((total, memory) => total + of(memory), 0);
  const alone = Math.min(limit, free + sum(({ bytes }) => bytes));
  const beside = Math.min(
    limit - sum(({ bytes, expected }) => Math.max(bytes, expected)),
    free - sum(({ bytes, expected }) => Math.max(0, expected - bytes)),
  );
  return { alone, bytes: job === undefined ? alone : Math.max(0, beside) };
}
