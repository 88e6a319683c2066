export const JOB_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Work that runs in a process of its own. */
export interface Job {
  readonly id: string;
  readonly workspace: string;
  readonly kind: string;
  readonly input: unknown;
  readonly state: JobState;
  /** 0 … 1. */
  readonly progress: number;
  readonly doing: string;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly detail: string; readonly hint: string } | null;
  /** How often it was started. */
  readonly attempts: number;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

export interface Jobs {
  add(job: Job): Promise<void>;
  get(workspace: string, id: string): Promise<Job | undefined>;
  /** Newest first. */
  list(workspace: string, limit: number): Promise<Job[]>;
  /** Takes the oldest queued job and marks it running; undefined when there is none. */
  claim(now: number): Promise<Job | undefined>;
  progress(id: string, progress: number, doing: string): Promise<void>;
  /** Ends a job unless it has ended already; tells whether it did. */
  end(id: string, end: Pick<Job, "state" | "result" | "error"> & { finishedAt: number }): Promise<boolean>;
  /** Jobs that are marked running though nobody runs them (the process ended): queued again, or failed after `maxAttempts`. */
  recover(maxAttempts: number, now: number): Promise<void>;
}
