import { rowOf } from "@segue/kernels";
import type { Query } from "../algorithms/algorithm.js";
import type { Dataset } from "../dataset/dataset.js";
import { EvaluationError } from "./error.js";
import { nextTrackCases } from "./next-track.js";
import type { AnySplit, JudgedPart, Split } from "./splits/split.js";

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
  /** The cases, one by one, by listener. */
  each(): Iterable<JudgedCase>;
}

/** What the part asks. Throws an {@link EvaluationError} where it asks nothing. */
export const casesOf = (split: AnySplit, part: JudgedPart): Cases =>
  split.judges === "next-track" ? nextTrackCases(split, part) : listCases(split, part);

/** The rows of the split's matrices that have a target in the part. Throws an {@link EvaluationError} where there is none. */
export function rowsWithTargets(split: Split, part: JudgedPart): Int32Array {
  const { indptr } = split[part];
  const rows = Int32Array.from(split.listeners.keys()).filter((row) => indptr[row + 1]! > indptr[row]!);
  if (rows.length > 0) return rows;
  const other = part === "test" ? "a larger share for test" : "a share for validation above 0";
  throw new EvaluationError(
    `The split gives no listener anything to predict in its ${part} part`,
    split.text,
    `Ask for ${other}, or import more listening data: a listener is judged who has tracks on both sides of the split.`,
  );
}

/** One case a listener: what is shown, and all that should be recommended beyond what is known. */
function listCases(split: Split, part: JudgedPart): Cases {
  const rows = rowsWithTargets(split, part);
  const known = part === "test" ? [split.known, split.validation] : [split.known];
  return {
    training: split.train,
    listeners: rows.map((row) => split.listeners[row]!),
    count: rows.length,
    *each() {
      for (const [listener, row] of rows.entries()) {
        const excluded = known.map((matrix) => rowOf(matrix, row).indices);
        yield { listener, query: queryAt(split, row), excluded, targets: rowOf(split[part], row).indices };
      }
    },
  };
}

function queryAt({ history, sequences }: Split, row: number): Query {
  const sequence = sequences?.[row];
  return { history: rowOf(history, row), ...(sequence === undefined ? {} : { sequence }) };
}
