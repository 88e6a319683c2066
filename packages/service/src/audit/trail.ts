import type { AuditEntry } from "../ports/audit.js";
import type { Services } from "../services.js";
import { coarseAddress } from "./coarse-address.js";
import { type Happening, note } from "./note.js";

/** How often what is counted is written down, in milliseconds. */
const WRITE_EVERY = 600_000;
/** Rows that are counted at once; beyond it nobody's address is told apart. */
const MOST = 1000;

/** Writes down what happens in each workspace. */
export interface AuditTrail {
  /** It is written when this resolves. */
  note(workspace: string, happening: Happening): Promise<void>;
  /** What happens often: counted, and written as one row every ten minutes and at the end. A crash loses the count since. */
  count(workspace: string, happening: Happening): void;
  /** Writes what was counted. */
  close(): Promise<void>;
}

export function createAuditTrail({ store, clock, log }: Pick<Services, "store" | "clock" | "log">): AuditTrail {
  let counted = new Map<string, { workspace: string; entry: AuditEntry }>();
  const write = async () => {
    const rows = [...counted.values()];
    counted = new Map();
    for (const { workspace, entry } of rows) {
      // One that was removed meanwhile has no log any more.
      if ((await store.workspaces.get(workspace)) === undefined) continue;
      await store.audit.append(workspace, { ...entry, at: clock.now() });
    }
  };
  const timer = setInterval(() => {
    write().catch((thrown: unknown) => log.error({ err: thrown }, "what was counted for the audit log could not be written"));
  }, WRITE_EVERY);
  timer.unref();
  return {
    note: (workspace, happening) => note({ store, clock }, workspace, happening),
    count(workspace, { actor, action, outcome, status, address }) {
      const from = counted.size < MOST ? coarseAddress(address) : null;
      const key = JSON.stringify([workspace, actor, action, outcome, status, from]);
      const plain = { targetKind: null, targetId: null, listener: null, requestId: null };
      const entry = { at: 0, actor, action, outcome, status: status ?? null, address: from, ...plain, count: 0 };
      const before = counted.get(key)?.entry ?? entry;
      counted.set(key, { workspace, entry: { ...before, count: before.count + 1 } });
    },
    async close() {
      clearInterval(timer);
      await write();
    },
  };
}
