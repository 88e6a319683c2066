import type { EventKind } from "../dataset/events.js";

/** A file to import. `open` may be called more than once; each call reads from the beginning. */
export interface InputFile {
  /** As the user named it; within a folder relative to the folder, with `/`. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What a file or folder contains, and its first bytes, to tell formats apart. */
export interface Sample {
  readonly file: InputFile;
  /** The first 64 KiB at most. */
  readonly head: Uint8Array;
}

export interface SourceOptions {
  /** Which columns mean what, over what the header says: our word → theirs, e.g. `{user: "listener"}`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The present, in milliseconds since 1970: later times are problems. */
  readonly now: number;
}

/** Where in the input something stands. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Somebody listened to, skipped, loved or rated a track. */
export interface EventRow extends Place {
  readonly type: "event";
  readonly user: string;
  readonly track: string;
  readonly kind: EventKind;
  /** See `EventColumns.value`. */
  readonly value: number;
  /** Milliseconds since 1970 UTC. */
  readonly at?: number;
  /** Seconds listened. */
  readonly duration?: number;
}

/** Something is known about a track. */
export interface TrackRow extends Place {
  readonly type: "track";
  readonly track: string;
  readonly title?: string;
  readonly artist?: string;
}

/** A row that cannot be taken, and why. */
export interface ProblemRow extends Place {
  readonly type: "problem";
  /** The column, in the file's words, when one is to blame. */
  readonly field?: string;
  /** What stood there, shortened to 80 characters. */
  readonly value?: string;
  /** A short name that stays the same, e.g. `negative-plays`. */
  readonly rule: string;
  /** What is wrong, as a sentence without file, line and field. */
  readonly reason: string;
  /** What to do about it. */
  readonly remedy: string;
}

export type SourceRow = EventRow | TrackRow | ProblemRow;

/** A format of listening data, read as a stream. */
export interface Source {
  /** The word for `--format`. */
  readonly name: string;
  /** What it is, for people. */
  readonly title: string;
  /** Small examples, text by file name: they show what the format looks like, and the contract suite reads them. */
  readonly examples: readonly Readonly<Record<string, string>>[];
  /** How sure it is, 0 (no) … 1, that all of this together is its format. */
  detect(samples: readonly Sample[]): number;
  /**
   * The files it would read of these, the rest being left aside (and named to the user).
   */
  uses(files: readonly InputFile[]): readonly InputFile[];
  /**
   * The rows, in batches (≤ 4096) in order of the file; memory does not grow with the input. Throws a {@link SourceError}
   * where reading cannot go on.
   */
  read(files: readonly InputFile[], options: SourceOptions): AsyncIterable<readonly SourceRow[]>;
}

/** Reading cannot go on: the place and what to do are in `problem`. */
export class SourceError extends Error {
  readonly problem: ProblemRow;
  constructor(problem: ProblemRow) {
    super(describeProblem(problem));
    this.problem = problem;
  }
}

/** One line for people: place, field, value, reason, remedy. */
export function describeProblem(problem: ProblemRow): string {
  const field = problem.field === undefined ? "" : `, column "${problem.field}"`;
  const value = problem.value === undefined ? "" : ` (found ${JSON.stringify(problem.value)})`;
  return `${problem.file}, line ${problem.line}${field}: ${problem.reason}${value}. ${problem.remedy}`;
}
