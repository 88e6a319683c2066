import type { UsageCount, UsageNumbers } from "../ports/usage.js";
import type { Services } from "../services.js";

/** How often what was counted is added to the store, in milliseconds. */
const ADD_EVERY = 5_000;

/** What one request used. */
export interface Used extends Pick<UsageNumbers, "answers" | "events" | "seconds" | "bytesOut"> {
  readonly workspace: string;
  /** The key's id; empty without one. */
  readonly key: string;
  readonly model: string;
  readonly status: number;
}

/** Counts what is used, in memory, and adds it to the store every few seconds: a crash loses what was counted since. */
export interface UsageMeter {
  count(used: Used): void;
  /** Adds what was counted to the store. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function createUsageMeter({ store, clock, log }: Pick<Services, "store" | "clock" | "log">): UsageMeter {
  let counts = new Map<string, UsageCount>();
  const merge = (count: UsageCount) => {
    const key = JSON.stringify([count.workspace, count.day, count.key, count.model]);
    counts.set(key, sumOf(counts.get(key), count));
  };
  const flush = async () => {
    if (counts.size === 0) return;
    const taken = counts;
    counts = new Map();
    try {
      await store.usage.add([...taken.values()]);
    } catch (thrown) {
      for (const count of taken.values()) merge(count);
      throw thrown;
    }
  };
  const timer = setInterval(() => {
    flush().catch((thrown: unknown) => log.error({ err: thrown }, "what was used could not be written"));
  }, ADD_EVERY);
  timer.unref();
  return {
    count({ status, ...used }) {
      const refused = status >= 400 && status < 500 ? 1 : 0;
      merge({ ...used, day: dayOf(clock.now()), requests: 1, refused, failed: status >= 500 ? 1 : 0 });
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** The day of a time in UTC, as 2030-01-31. */
export const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function sumOf(one: UsageCount | undefined, other: UsageCount): UsageCount {
  if (one === undefined) return other;
  return {
    ...one,
    requests: one.requests + other.requests,
    refused: one.refused + other.refused,
    failed: one.failed + other.failed,
    answers: one.answers + other.answers,
    events: one.events + other.events,
    seconds: one.seconds + other.seconds,
    bytesOut: one.bytesOut + other.bytesOut,
  };
}
