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
  /** The listener to whom exports belong that name nobody; `me` unless given. */
  readonly user?: string;
  /** Which columns mean what, over what the header says: our word → theirs, e.g. `{user: "listener"}`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The present, in milliseconds since 1970: later times are problems. */
  readonly now: number;
}

/** Where in the input something stands. */
export interface Place {
  readonly file: string;
  /** From 1; 0 where the file as a whole is meant. */
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
  /** A track's id, or a file's name. */
  readonly track: string;
  /** Where it is a file that is named. */
  readonly names?: "file";
  readonly title?: string;
  readonly artist?: string;
  /** What else is known. */
  readonly facts?: Facts;
}

/**
 * What is known about a track or user, by name; what is not known is absent. Names that mean the same in every source: `album`,
 * `albumArtist`, `mbid` (of the MusicBrainz recording), `artistMbid`, `albumMbid`, `isrc`, `spotify` (the id alone), `duration` (seconds), `year`,
 * `trackNumber`, `genre`; others are the file's words.
 */
export type Facts = Readonly<Record<string, string | number>>;

/** Something is known about a user. */
export interface UserRow extends Place {
  readonly type: "user";
  readonly user: string;
  readonly facts: Facts;
}

/** A user counts another as a friend; one direction only, unless the source says that friendship is mutual. */
export interface FriendRow extends Place {
  readonly type: "friend";
  readonly user: string;
  readonly friend: string;
}

/** Somebody (or nobody in particular) calls a track something. */
export interface TagRow extends Place {
  readonly type: "tag";
  readonly track: string;
  readonly tag: string;
  readonly user?: string;
  /** Milliseconds since 1970 UTC. */
  readonly at?: number;
}

/** What a track or file is, for a classifier to learn. */
export interface LabelRow extends Place {
  readonly type: "label";
  /** A track's id, or a file's name. */
  readonly track: string;
  /** Where it is a file that is named. */
  readonly names?: "file";
  readonly label: string;
}

/**
 * What became of a row that is not simply taken: `refused`, it cannot be read; `aside`, it is in order but no use here (a track that only
 * plays now, a podcast); `corrected`, it was taken without the part that is wrong; `noted`, it was taken as it is, and something about it is worth
 * knowing.
 */
export const OUTCOMES = ["refused", "aside", "corrected", "noted"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A row that is not simply taken, and why. */
export interface ProblemRow extends Place {
  readonly type: "problem";
  readonly outcome: Outcome;
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

/** A row that is taken. */
export type DataRow = EventRow | TrackRow | UserRow | FriendRow | TagRow | LabelRow;

export type SourceRow = DataRow | ProblemRow;

/** A format of listening data, read as a stream. */
export interface Source {
  /** The word for `--format`. */
  readonly name: string;
  /** What it is, for people. */
  readonly title: string;
  /** Small examples, text by file name: they show what the format looks like, and the contract suite reads them. */
  readonly examples: readonly Readonly<Record<string, string>>[];
  /** Whether the rows of a listener stand in order of play, so that plays without a time have one. */
  readonly inOrder?: true;
  /** Whether its files explain each other and are read in one go; otherwise each is read by itself. */
  readonly together?: boolean;
  /** How sure it is, 0 (no) … 1, that `sample` is a file of its format, as it stands among `all` that were given together. */
  detect(sample: Sample, all: readonly Sample[]): number;
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
  const line = problem.line === 0 ? "" : `, line ${problem.line}`;
  return `${problem.file}${line}${field}: ${problem.reason}${value}. ${problem.remedy}`;
}
