import type { AuditRow } from "./audit.js";
import type { Job } from "./jobs.js";
import type { KeyRecord } from "./keys.js";
import type { UsageSum } from "./usage.js";

/** Where something that is kept came from: the id of an import, `live` for what came in one by one, `edit` for what was written by hand. */
type Source = string;

/** Everything in the store that is about one listener. Times are milliseconds since 1970 UTC. */
export interface PersonRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What each source says about them. */
  readonly claims: readonly { readonly source: Source; readonly facts: Readonly<Record<string, unknown>> }[];
  readonly events: readonly {
    readonly track: string;
    readonly kind: string;
    readonly value: number;
    readonly at: number | null;
    readonly duration: number | null;
    readonly id: string | null;
    readonly recommendation: string | null;
    readonly receivedAt: number | null;
    readonly source: Source;
  }[];
  /** Both directions: whom they name as a friend, and who names them. */
  readonly friends: readonly { readonly user: string; readonly friend: string; readonly source: Source }[];
  readonly tags: readonly {
    readonly track: string;
    readonly tag: string;
    readonly at: number | null;
    readonly source: Source;
  }[];
  /** The imports that the above came by. */
  readonly imports: readonly { readonly id: string; readonly name: string; readonly createdAt: number }[];
  /** Rows of imports that were not simply taken and quote their id, and examples of such rows. */
  readonly problems: readonly { readonly import: string; readonly file: string; readonly line: number; readonly value: string }[];
  readonly examples: readonly { readonly import: string; readonly rule: string; readonly example: string }[];
  /** Keys that are bound to them. */
  readonly keys: readonly KeyRecord[];
  /** What was used with these keys, by day. */
  readonly usage: readonly UsageSum[];
  /** Jobs that were told of them or told of them, and lines of logs that do. */
  readonly jobs: readonly Job[];
  readonly jobLogs: readonly { readonly job: string; readonly at: number; readonly text: string }[];
  /** Answers that name them and are kept for a day, to be given again. */
  readonly answers: readonly { readonly at: number; readonly answer: unknown }[];
  /** Snapshots whose reports quote their id. */
  readonly reports: readonly { readonly snapshot: string; readonly example: string }[];
  /** What was done about them, or with their keys. */
  readonly audit: readonly AuditRow[];
}

export interface Persons {
  /** Everything about a listener, whom the audit log knows by `pseudonym`; undefined for one who is unknown. */
  about(workspace: string, id: string, pseudonym: string): Promise<PersonRecord | undefined>;
}
