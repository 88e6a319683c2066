import { rowOf } from "@segue/kernels";
import type { Query } from "../algorithms/algorithm.js";
import { friendsHistory } from "../dataset/friends-history.js";
import { EvaluationError } from "./error.js";
import type { Cases } from "./judged-case.js";
import { nextTrackCases } from "./next-track.js";
import type { AnySplit, JudgedPart, Split } from "./splits/split.js";

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
    *each(some) {
      for (const listener of some ?? rows.keys()) {
        const row = rows[listener]!;
        const excluded = known.map((matrix) => rowOf(matrix, row).indices);
        yield { listener, query: queryAt(split, row), excluded, targets: rowOf(split[part], row).indices };
      }
    },
  };
}

function queryAt({ history, sequences, train, listeners }: Split, row: number): Query {
  const sequence = sequences?.[row];
  const own = rowOf(history, row);
  return {
    history: own,
    ...(sequence === undefined ? {} : { sequence }),
    // Of whom nothing is shown, friends speak, to those scorers who read that.
    ...(own.indices.length === 0 ? { friends: friendsHistory(train, listeners[row]!) } : {}),
  };
}
