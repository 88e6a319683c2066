import type { Page, PageRequest } from "./tracks.js";

export const AUDIT_OUTCOMES = ["done", "refused", "failed"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Something that was done, or that somebody tried to do. Listeners are in it under their pseudonym only. */
export interface AuditEntry {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The id of a key; `local` for somebody at the machine, `service` for the program itself, `unknown` for who had no valid key. */
  readonly actor: string;
  /** The route's operation, `job:` and the kind of a job, or one of `start`, `stop`, `migrate`, `authenticate`. */
  readonly action: string;
  /** What it was done to: the kind as it is called in addresses; of what may not exist the pseudonym of the id that was named. */
  readonly targetKind: string | null;
  readonly targetId: string | null;
  /** The pseudonym of the listener whom it was about. */
  readonly listener: string | null;
  readonly outcome: AuditOutcome;
  /** HTTP status. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** From where, coarsely: a network of 256 IPv4 addresses, or of IPv6 a /48. */
  readonly address: string | null;
  /** How often, where it was counted; otherwise 1. */
  readonly count: number;
}

/** An entry where it stands in its workspace's chain. */
export interface AuditRow extends AuditEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** SHA-256 over this entry and the hash of the one before it. */
  readonly hash: string;
}

/** What is kept of a chain beside its rows. */
export interface AuditHead {
  /** The last row's. */
  readonly seq: number;
  readonly hash: string;
  /** The last row's that was cut off at the beginning, from where the rest is checked; 0 and the empty chain's where none was. */
  readonly cutSeq: number;
  readonly cutHash: string;
}

export interface AuditFilter {
  /** From this time on. */
  readonly since?: number | undefined;
  /** Before this time. */
  readonly until?: number | undefined;
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  /** About this listener or resource: any of these names for it. */
  readonly about?: readonly string[] | undefined;
}

/** What was done in each workspace: rows are added, never changed, and each is bound to those before it. */
export interface Audit {
  /** Adds a row, durable when it resolves; however many nodes write, there is one chain. */
  append(workspace: string, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(workspace: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditRow>>;
  head(workspace: string): Promise<AuditHead>;
  /** Rows after `seq`, in their order. */
  after(workspace: string, seq: number, limit: number): Promise<AuditRow[]>;
  /** The name by which a listener, or anything that may be one, stands in the log: always the same, told by nobody without the secret. */
  pseudonym(workspace: string, id: string): Promise<string>;
  /** Cuts off the oldest rows, as far as all are older than `before`; how many. What remains can still be checked. */
  cut(workspace: string, before: number): Promise<number>;
  /** The newest change of the schema where it has not been written down yet, with how many there are; it counts as written from now on. */
  newSchema(workspace: string): Promise<{ readonly name: string; readonly changes: number } | undefined>;
}
