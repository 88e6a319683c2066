import { denseRow, rowOf, type SparseMatrix } from "@segue/kernels";
import type { Query, Scorer } from "../algorithms/algorithm.js";
import { createRanking, type Ranking } from "../pipeline/rank.js";
import { EvaluationError } from "./error.js";
import type { JudgedList } from "./metrics/metric.js";
import { populationOf } from "./population.js";
import type { JudgedPart, Split } from "./splits/split.js";

/** Bounds memory: scores are held for this many listeners at once. */
const BATCH = 64;

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

/** What to rank and for whom. */
export interface RankingTask {
  readonly split: Split;
  readonly part: JudgedPart;
  readonly recommender: Scorer;
  /** Rows of the split's matrices. */
  readonly rows: Int32Array;
  /** How many tracks to recommend. */
  readonly longest: number;
}

/** Ranks the whole catalogue for each row, as answers are ranked (equal scores by popularity), in batches in the order of rows. */
export async function* judgedLists(task: RankingTask): AsyncGenerator<JudgedList[]> {
  const { split, recommender, rows } = task;
  const scratch = new Float32Array(split.history.cols);
  const ranking = createRanking(Float32Array.from(populationOf(split.train).listenersOf));
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = Array.from(rows.subarray(from, from + BATCH));
    const scores = await recommender.score(batch.map((row) => queryAt(split, row)));
    if (scores.rows !== batch.length || scores.cols !== split.history.cols) {
      throw new Error(
        `The recommender gave ${scores.rows} × ${scores.cols} scores for ${batch.length} queries and ${split.history.cols} tracks`,
      );
    }
    yield batch.map((row, q) => {
      // A copy: the scores are the recommender's own.
      scratch.set(denseRow(scores, q));
      return judge(task, row, scratch, ranking);
    });
  }
}

function queryAt({ history, sequences }: Split, row: number): Query {
  const sequence = sequences?.[row];
  return { history: rowOf(history, row), ...(sequence === undefined ? {} : { sequence }) };
}

/** Masks what is not to be recommended and compares the best of the rest with the targets. Overwrites `scores`. */
function judge({ split, part, longest }: RankingTask, row: number, scores: Float32Array, ranking: Ranking): JudgedList {
  mask(scores, split.known, row);
  if (part === "test") mask(scores, split.validation, row);
  const tracks = ranking.best(scores, longest);
  const targets = rowOf(split[part], row).indices;
  const wanted = new Set(targets);
  return {
    tracks,
    hits: Uint8Array.from(tracks, (track) => (wanted.has(track) ? 1 : 0)),
    targets: targets.length,
    history: rowOf(split.history, row),
  };
}

function mask(scores: Float32Array, matrix: SparseMatrix, row: number): void {
  for (const track of rowOf(matrix, row).indices) scores[track] = Number.NEGATIVE_INFINITY;
}
