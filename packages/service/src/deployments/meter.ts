import type { AnswerCost, Models } from "../ports/models.js";

/** Counts what answers cost, in memory, and brings it to the store now and then. */
export interface AnswerMeter {
  spent(workspace: string, cost: AnswerCost): void;
  /** What answers cost so far, that which is not stored yet included. */
  costs(workspace: string): Promise<AnswerCost[]>;
  /** Stores what was counted. */
  flush(): Promise<void>;
  /** Stores what was counted, for the last time. */
  close(): Promise<void>;
}

/** How often what was counted is stored, in milliseconds. */
const FLUSH_EVERY = 30_000;

type Store = Pick<Models, "spend" | "costs">;

/** `onError` is told where the regular storing failed: it is tried again. */
export function createAnswerMeter(models: Store, onError: (thrown: unknown) => void): AnswerMeter {
  /** By workspace, then by name@version. */
  let pending = new Map<string, Map<string, AnswerCost>>();

  const spent = (workspace: string, cost: AnswerCost) => {
    const ofWorkspace = pending.get(workspace) ?? new Map<string, AnswerCost>();
    pending.set(workspace, ofWorkspace);
    const key = `${cost.name}@${cost.version}`;
    ofWorkspace.set(key, added(ofWorkspace.get(key), cost));
  };
  const flush = async () => {
    const storing = pending;
    pending = new Map();
    const tried = await Promise.allSettled(
      [...storing].map(async ([workspace, costs]) => {
        await models.spend(workspace, [...costs.values()]).catch((thrown: unknown) => {
          // Kept for the next time.
          for (const cost of costs.values()) spent(workspace, cost);
          throw thrown;
        });
      }),
    );
    const failed = tried.find((each) => each.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  };
  const timer = setInterval(() => flush().catch(onError), FLUSH_EVERY);
  timer.unref();
  return {
    spent,
    flush,
    async costs(workspace) {
      const all = new Map((await models.costs(workspace)).map((cost) => [`${cost.name}@${cost.version}`, cost]));
      for (const [key, cost] of pending.get(workspace) ?? []) all.set(key, added(all.get(key), cost));
      return [...all.values()];
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** For those who load models and answer nobody. */
export const noMeter: Pick<AnswerMeter, "spent"> = { spent() {} };

function added(before: AnswerCost | undefined, cost: AnswerCost): AnswerCost {
  if (before === undefined) return cost;
  return {
    ...cost,
    answers: before.answers + cost.answers,
    seconds: before.seconds + cost.seconds,
    bytes: Math.max(before.bytes, cost.bytes),
  };
}
