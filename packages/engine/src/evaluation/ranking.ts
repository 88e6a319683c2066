import { denseRow, rowOf } from "@segue/kernels";
import type { Query, Scorer, Vectors } from "../algorithms/algorithm.js";
import { friendsHistory } from "../dataset/friends-history.js";
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
  const ranking = createRanking(Float32Array.from(populationOf(split.train).listenersOf));
  const list =
    recommender.vectors === undefined ? listsByScores(task, ranking) : listsByProducts(task, recommender.vectors, ranking);
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = Array.from(rows.subarray(from, from + BATCH));
    const lists = await list(batch);
    yield batch.map((row, q) => judge(task, row, lists[q]!));
  }
}

/** Recommends to some rows. */
type List = (rows: readonly number[]) => Promise<Int32Array[]>;

function listsByScores(task: RankingTask, ranking: Ranking): List {
  const { split, recommender, longest } = task;
  const scratch = new Float32Array(split.history.cols);
  return async (batch) => {
    const scores = await recommender.score(batch.map((row) => queryAt(task, row)));
    if (scores.rows !== batch.length || scores.cols !== split.history.cols) {
      throw new Error(
        `The recommender gave ${scores.rows} × ${scores.cols} scores for ${batch.length} queries and ${split.history.cols} tracks`,
      );
    }
    return batch.map((row, q) => {
      // A copy: the scores are the recommender's own.
      scratch.set(denseRow(scores, q));
      for (const known of knownTo(task, row)) for (const track of known) scratch[track] = Number.NEGATIVE_INFINITY;
      return ranking.best(scratch, longest);
    });
  };
}

function listsByProducts(task: RankingTask, { tracks, of }: Vectors, ranking: Ranking): List {
  return async (batch) => {
    const queries = await of(batch.map((row) => queryAt(task, row)));
    const excluded = batch.map((row) => Int32Array.from(knownTo(task, row).flatMap((known) => [...known])));
    const lists = await ranking.bestProducts({ tracks, queries, excluded, n: task.longest });
    return lists.map((list) => Int32Array.from(list, ({ track }) => track));
  };
}

function queryAt({ split, recommender }: RankingTask, row: number): Query {
  const sequence = split.sequences?.[row];
  const history = rowOf(split.history, row);
  const asksFriends = recommender.readsFriends === true && history.indices.length === 0;
  return {
    history,
    ...(sequence === undefined ? {} : { sequence }),
    ...(asksFriends ? { friends: friendsHistory(split.train, split.listeners[row]!) } : {}),
  };
}

/** What is not to be recommended to a row. */
const knownTo = ({ split, part }: RankingTask, row: number): Int32Array[] =>
  (part === "test" ? [split.known, split.validation] : [split.known]).map((matrix) => rowOf(matrix, row).indices);

/** Compares a list with the targets. */
function judge({ split, part }: RankingTask, row: number, tracks: Int32Array): JudgedList {
  const targets = rowOf(split[part], row).indices;
  const wanted = new Set(targets);
  return {
    tracks,
    hits: Uint8Array.from(tracks, (track) => (wanted.has(track) ? 1 : 0)),
    targets: targets.length,
    history: rowOf(split.history, row),
  };
}
