import { denseRow, type Pool } from "@segue/kernels";
import type { Scorer, Vectors } from "../algorithms/algorithm.js";
import { createRanking, type Ranking } from "../pipeline/rank.js";
import type { Cases, JudgedCase } from "./judged-case.js";
import type { JudgedList } from "./metrics/metric.js";
import { populationOf } from "./population.js";

/** Bounds memory: scores are held for this many cases at once. */
const BATCH = 64;

/** What to rank and for whom. */
export interface RankingTask {
  readonly cases: Cases;
  /** Whose cases, as positions in their list; everybody's unless given. */
  readonly some?: Int32Array;
  readonly recommender: Scorer;
  /** How many tracks to recommend. */
  readonly longest: number;
  /** Threads that may compute, where scores are inner products; the lists are the same without. */
  readonly pool?: Pool;
}

/** A list beside what should have been recommended, and whose it is: a position in {@link Cases.listeners}. */
export interface OwnedList extends JudgedList {
  readonly listener: number;
}

/** Ranks the whole catalogue in each case, as answers are ranked (equal scores by popularity), in batches in the order of the cases. */
export async function* judgedLists(task: RankingTask): AsyncGenerator<OwnedList[]> {
  const { cases, recommender } = task;
  const ranking = createRanking(Float32Array.from(populationOf(cases.training).listenersOf));
  const list =
    recommender.vectors === undefined ? listsByScores(task, ranking) : listsByProducts(task, recommender.vectors, ranking);
  for (const batch of batches(cases.each(task.some))) {
    const lists = await list(batch);
    yield batch.map((asked, q) => judge(asked, lists[q]!));
  }
}

function* batches(cases: Iterable<JudgedCase>): Generator<JudgedCase[]> {
  let batch: JudgedCase[] = [];
  for (const each of cases) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Recommends in some cases. */
type List = (batch: readonly JudgedCase[]) => Promise<Int32Array[]>;

function listsByScores({ cases, recommender, longest }: RankingTask, ranking: Ranking): List {
  const tracks = cases.training.tracks.size;
  const scratch = new Float32Array(tracks);
  return async (batch) => {
    const scores = await recommender.score(batch.map(({ query }) => query));
    if (scores.rows !== batch.length || scores.cols !== tracks) {
      throw new Error(
        `The recommender gave ${scores.rows} × ${scores.cols} scores for ${batch.length} queries and ${tracks} tracks`,
      );
    }
    return batch.map(({ excluded }, q) => {
      // A copy: the scores are the recommender's own.
      scratch.set(denseRow(scores, q));
      for (const known of excluded) for (const track of known) scratch[track] = Number.NEGATIVE_INFINITY;
      return ranking.best(scratch, longest);
    });
  };
}

function listsByProducts({ longest, pool }: RankingTask, { tracks, of }: Vectors, ranking: Ranking): List {
  return async (batch) => {
    const queries = await of(
      batch.map(({ query }) => query),
      pool,
    );
    const excluded = batch.map(({ excluded }) => Int32Array.from(excluded.flatMap((known) => [...known])));
    const lists = await ranking.bestProducts({ tracks, queries, excluded, n: longest }, pool);
    return lists.map((list) => Int32Array.from(list, ({ track }) => track));
  };
}

/** Compares a list with the targets. */
function judge({ listener, query, targets }: JudgedCase, tracks: Int32Array): OwnedList {
  const wanted = new Set(targets);
  return {
    listener,
    tracks,
    hits: Uint8Array.from(tracks, (track) => (wanted.has(track) ? 1 : 0)),
    targets: targets.length,
    history: query.history,
  };
}
