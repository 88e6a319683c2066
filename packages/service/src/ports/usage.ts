/** How much was used: what is counted of requests. */
export interface UsageNumbers {
  readonly requests: number;
  /** Of these, refused: their status was 4xx. */
  readonly refused: number;
  /** Of these, failed: their status was 5xx. */
  readonly failed: number;
  /** Recommendations that were answered. */
  readonly answers: number;
  /** Events that were taken. */
  readonly events: number;
  /** From a request's arrival until its answer was sent, added up. */
  readonly seconds: number;
  readonly bytesOut: number;
}

/** What one key used of one model on one day. */
export interface UsageCount extends UsageNumbers {
  readonly workspace: string;
  /** In UTC, as 2030-01-31. */
  readonly day: string;
  /** A key's id; empty for requests without one. */
  readonly key: string;
  /** As name@version; empty where none answered. */
  readonly model: string;
}

export const USAGE_BY = ["day", "key", "model"] as const;
export type UsageBy = (typeof USAGE_BY)[number];

export interface UsageSum extends UsageNumbers {
  /** The day, key or model that it is the sum of. */
  readonly of: string;
}

export interface Usage {
  /** Adds to what is counted, all or nothing; what belongs to workspaces that are gone is left out. */
  add(counts: readonly UsageCount[]): Promise<void>;
  /** Sums over the days `from` … `to`, both included, in order of what they are of. */
  sum(workspace: string, range: { readonly from: string; readonly to: string }, by: UsageBy): Promise<UsageSum[]>;
}
