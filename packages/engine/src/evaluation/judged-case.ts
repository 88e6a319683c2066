import type { Query } from "../algorithms/algorithm.js";
import type { Dataset } from "../dataset/dataset.js";

/** A question put to a recommender, and what would be right. */
export interface JudgedCase {
  /** Position in {@link Cases.listeners}. */
  readonly listener: number;
  readonly query: Query;
  /** Tracks that the answer must not contain: lists of rows, in any order. */
  readonly excluded: readonly Int32Array[];
  /** Rows of the tracks that should be recommended, at least one. */
  readonly targets: Int32Array;
}

/** All that a part of a split asks. */
export interface Cases {
  /** What the recommender was trained on. */
  readonly training: Dataset;
  /** Rows in `training.users`; each has at least one case. */
  readonly listeners: Int32Array;
  /** How many cases there are. */
  readonly count: number;
  /** The cases of some listeners (positions in `listeners`, in any order; all unless given), one by one, those of a listener together. */
  each(some?: Int32Array): Iterable<JudgedCase>;
}
