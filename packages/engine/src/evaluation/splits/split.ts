import type { Random, SparseMatrix } from "@segue/kernels";
import type { Dataset } from "../../dataset/dataset.js";
import type { Sessions } from "../../dataset/sessions.js";
import { EvaluationError } from "../error.js";

/**
 * A dataset divided so that recommenders are judged on what they have not seen. A pair of listener and track is in one part
 * only: in what is known (trained on or shown), in validation, or in test. Row `r` of each matrix (judged listeners × tracks)
 * belongs to the listener `train.users.ids[listeners[r]]`.
 */
export interface Split {
  readonly judges?: "lists";
  /** How it was made, e.g. `random:0.8,0.1,0.1`. */
  readonly text: string;
  /** What models are trained on; it has all users and tracks of the whole, the judged listeners' hidden events are missing. */
  readonly train: Dataset;
  /** The judged listeners' rows in `train.users`, ascending. */
  readonly listeners: Int32Array;
  /**
   * The query: what a recommender is shown of each listener. The same when judging validation and test. Empty only for whom friends speak, and
   * then those who train are shown, as `friendsHistory` sums them up.
   */
  readonly history: SparseMatrix;
  /** What is shown of each judged listener in order of play, where the split keeps it. */
  readonly sequences?: readonly Int32Array[];
  /** All tracks met within what is shown, skipped ones too (values are 1): left out of the ranking, which is of new tracks. */
  readonly known: SparseMatrix;
  /** What should be recommended, for choosing parameters; left out of the ranking when judging test. */
  readonly validation: SparseMatrix;
  /** What should be recommended, for the figures that are reported. */
  readonly test: SparseMatrix;
}

/**
 * A dataset divided so that recommenders are judged on the next track of sessions they have not seen: every proper beginning of a judged
 * session is a case, the track after it the one target, whether or not it was heard before.
 */
export interface SessionSplit {
  readonly judges: "next-track";
  /** How it was made, e.g. `sessions:0.8,0.1,0.1`. */
  readonly text: string;
  /** What models are trained on whose parameters are chosen on validation; it has all users and tracks of the whole. */
  readonly train: Dataset;
  /** What models are trained on that are judged by test: all that is before it, validation too. */
  readonly beforeTest: Dataset;
  /** All sessions of the whole. */
  readonly sessions: Sessions;
  /** The judged sessions of each part, ascending: those with a next track. */
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** However it judges. */
export type AnySplit = Split | SessionSplit;

/** The split as one that judges a list for each listener. Throws an {@link EvaluationError} where it judges next tracks. */
export function judgingLists(split: AnySplit): Split {
  if (split.judges !== "next-track") return split;
  throw new EvaluationError("This split judges next tracks, not lists", split.text, "Write for example random:0.8,0.1,0.1.");
}

/** A part of a split to be judged on. */
export type JudgedPart = "validation" | "test";

/** A number in the text of a split. */
export interface SplitParameter {
  readonly name: string;
  readonly description: string;
  /** Its value where the text does not say it; may follow from the parameters before it. */
  readonly default: number | ((before: readonly number[]) => number);
}

/** A way to divide a dataset; in text `name` or `name:parameter,parameter`. */
export interface SplitMethod {
  readonly name: string;
  /** What it does and when to take it. */
  readonly summary: string;
  /** Whether it judges a list for each listener (unless given), or every next track of sessions. */
  readonly judges?: "lists" | "next-track";
  readonly parameters: readonly SplitParameter[];
  /** Whether listeners are judged of whom nothing is shown but what their friends hear. */
  readonly judgesWithoutHistory?: boolean;
  /** What is wrong with the parameters (finite numbers, as many as declared) as a sentence, or undefined. */
  problem(parameters: readonly number[]): string | undefined;
  /**
   * Which part each event belongs to: codes of `PART` by position in `dataset.events`, determined by the dataset, the parameters
   * and the seed of `random`. Throws an EvaluationError where the dataset cannot be divided so.
   */
  divide(dataset: Dataset, parameters: readonly number[], random: Random): Uint8Array;
}
