import type { Page, PageRequest } from "./tracks.js";

export const JOB_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The resource of a job that nothing else of its workspace may run beside. */
export const EVERYTHING = "*";
/** The resource of jobs that change what the store holds. */
export const DATA = "data";

/** Work that runs in a process of its own. */
export interface Job {
  readonly id: string;
  readonly workspace: string;
  readonly kind: string;
  readonly input: unknown;
  /** What it has to itself while it runs, within its workspace: empty for nothing, {@link EVERYTHING} for all. */
  readonly resource: string;
  /** The higher, the sooner; among equals the older first. */
  readonly priority: number;
  readonly state: JobState;
  /** Somebody wants it to stop. */
  readonly cancelling: boolean;
  /** Somebody wants its network to learn no further: the best of its epochs is to be kept. */
  readonly finishing: boolean;
  /** 0 … 1. */
  readonly progress: number;
  readonly doing: string;
  /** What came of it; while it runs what it tells already, see {@link Jobs.told}. */
  readonly result: unknown;
  readonly error: JobError | null;
  /** How often it was started. */
  readonly attempts: number;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** What it is expected to take; null where that is not known. */
  readonly estimate: Forecast | null;
  /** While it runs: when it will probably end. */
  readonly expectedAt: number | null;
  /** Memory that its process holds, as it told last; 0 unless it runs. */
  readonly bytes: number;
}

/** Why a job failed. */
export interface JobError {
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  /** Parameters with which the same training may go better, where that is the remedy. */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
}

/** What a job can tell before its end, and what is left of that where it ends without a result. */
export interface Told {
  readonly curves?: readonly Curve[];
  /** The epoch that is kept if it is ended now, see {@link Jobs.finish}. */
  readonly keeps?: { readonly algorithm: string; readonly epoch: number };
  /** What it does one after the other, and which of that it does now. */
  readonly stages?: { readonly all: readonly string[]; readonly now: string };
}

/** What a piece of work is expected to take. */
export interface Forecast {
  /** From its start to its end. */
  readonly seconds: number;
  /** The most memory that its process will hold. */
  readonly bytes: number;
}

/** How a network learned, or learns. */
export interface Curve {
  readonly algorithm: string;
  /** Rounds over the data that are meant to be made. */
  readonly epochs: number;
  /** What each came to, the first first. */
  readonly learned: readonly {
    readonly epoch: number;
    readonly loss: number;
    /** Figures of what is held out from learning, by the names of metrics. */
    readonly heldOut: Readonly<Record<string, number>>;
  }[];
  /** The epoch whose weights are kept, as far as it has learned; not known of curves from before it was told. */
  readonly best?: number;
  /** Somebody ended it before its time. */
  readonly endedByHand?: true;
}

/** How far a job is. */
export interface Progress {
  /** 0 … 1. */
  readonly progress: number;
  readonly doing: string;
  /** Memory that its process holds. */
  readonly bytes: number;
  /** When it will probably end; null where nobody can tell. */
  readonly expectedAt: number | null;
}

/** The memory of a job that runs. */
export interface JobMemory {
  readonly id: string;
  /** What it holds, as it told last. */
  readonly bytes: number;
  /** The most that it is expected to hold; 0 where that is not known. */
  readonly expected: number;
}

/** How a job ended. */
export type JobEnd = Pick<Job, "state" | "result" | "error"> & { readonly finishedAt: number };

/** Who runs a job, and until when that is believed without word from them. */
export interface Lease {
  /** A runner's id, never used again by another one. */
  readonly runner: string;
  readonly now: number;
  readonly until: number;
}

/** A line of a job's log. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
}

export interface Jobs {
  /** Queues it; nothing happens where there is one of that id. */
  add(job: Job): Promise<void>;
  /** How many of each workspace have not ended; where there are none, nothing is told. */
  counts(): Promise<{ workspace: string; state: "queued" | "running"; jobs: number }[]>;
  get(workspace: string, id: string): Promise<Job | undefined>;
  /** Newest first; with `kind` only those of that kind. */
  list(workspace: string, limit: number, kind?: string): Promise<Job[]>;
  /**
   * Takes the queued job whose turn it is and marks it running under the lease; undefined when there is none that may run beside those
   * that do. Where a job waits for its resource, later ones that would take it wait behind. `only`: nothing but these jobs.
   */
  claim(lease: Lease, only?: readonly string[]): Promise<Job | undefined>;
  /** Renews a runner's leases: the jobs it still holds. */
  renew(lease: Lease): Promise<Job[]>;
  /** Shows how far a job is, while the runner holds it. */
  progress(id: string, runner: string, progress: Progress): Promise<void>;
  /** Shows what a job can tell before its end, as its result until then, while the runner holds it. */
  told(id: string, runner: string, sofar: Told): Promise<void>;
  /** Notes what a job is expected to take, while the runner holds it. */
  estimated(id: string, runner: string, estimate: Forecast): Promise<void>;
  /** The memory of all jobs that run; with `beside`, of the others that the runner of this job holds. */
  memory(beside?: string): Promise<JobMemory[]>;
  /** Ends a job that the runner holds; tells whether it did. */
  end(id: string, runner: string, end: JobEnd): Promise<boolean>;
  /** Ends a job that waits, and asks for the end of one that runs; the job as it is then, undefined when there is none. */
  cancel(workspace: string, id: string, now: number): Promise<Job | undefined>;
  /** Wants the network of a job that runs to learn no further, see {@link Job.finishing}; tells whether there is one. */
  finish(workspace: string, id: string): Promise<boolean>;
  /** Changes the priority of a job that waits; tells whether there is one. */
  prioritise(workspace: string, id: string, priority: number): Promise<boolean>;
  /**
   * Frees jobs whose lease ended before `before`, or that `runner` holds: queued again, failed after `maxAttempts`, cancelled where that
   * was wanted. Those freed, as they are now.
   */
  release(which: { readonly before: number } | { readonly runner: string }, maxAttempts: number, now: number): Promise<Job[]>;
  /** Whether what jobs brought about tells by example what a listener did. */
  tellOf(workspace: string, user: string): Promise<boolean>;
  /** Takes a listener's id out of what jobs were told, told and brought about. */
  forget(workspace: string, user: string): Promise<void>;
  log(id: string, line: LogLine): Promise<void>;
  /** A job's log, oldest line first. */
  logOf(workspace: string, id: string, page: PageRequest): Promise<Page<LogLine>>;
}
