import type { Pool, Random } from "@segue/kernels";
import type { Scorer } from "../algorithms/algorithm.js";
import { casesOf } from "../evaluation/cases.js";
import { EvaluationError } from "../evaluation/error.js";
import type { ListenerMetric } from "../evaluation/metrics/metric.js";
import { parseMetric } from "../evaluation/metrics/parse.js";
import { populationOf } from "../evaluation/population.js";
import { judgedLists } from "../evaluation/ranking.js";
import type { AnySplit, JudgedPart } from "../evaluation/splits/split.js";

/** By what recommenders are compared. */
export interface Measure {
  readonly metric: ListenerMetric;
  readonly k: number;
}

/** Reads `ndcg@10`. Throws an {@link EvaluationError} for what is no metric, or one of all lists together, by which nobody can be compared. */
export function measureOf(text: string): Measure {
  const { metric, k } = parseMetric(text);
  if (metric.per === "listener") return { metric, k };
  throw new EvaluationError(
    "Recommenders cannot be compared by a figure of all lists together",
    text,
    "Choose a figure of single listeners, as ndcg@10.",
  );
}

/** Up to `most` listeners with something to predict in the part, as positions in its cases' list, in random order. Throws where there is none. */
export function drawListeners(split: AnySplit, part: JudgedPart, most: number, random: Random): Int32Array {
  return random.shuffle(Int32Array.from(casesOf(split, part).listeners.keys())).subarray(0, most);
}

export interface ListenersJudging {
  readonly split: AnySplit;
  readonly part: JudgedPart;
  readonly measure: Measure;
  /** Whom to judge by, see {@link drawListeners}. */
  readonly rows: Int32Array;
  readonly recommender: Scorer;
  readonly pool: Pool;
  report(fraction: number, doing: string): Promise<void>;
  /** Asked as figures come in: whether to leave the remaining listeners out. */
  enough?(figures: Float64Array): boolean;
}

/** The figure of each listener, the mean over their cases, in order of `rows`; fewer where it was enough before. */
export async function judgeListeners(judging: ListenersJudging): Promise<Float64Array> {
  const { split, part, measure, rows, recommender, pool, report, enough } = judging;
  const cases = casesOf(split, part);
  const population = populationOf(cases.training);
  const [sums, counts] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  const figures = (judged: number) => sums.subarray(0, judged).map((sum, at) => sum / counts[at]!);
  // Who has several cases may have more of them in the next batch.
  const untold = split.judges === "next-track" ? 0 : 1;
  let at = 0;
  for await (const lists of judgedLists({ cases, some: rows, recommender, longest: measure.k, pool })) {
    for (const list of lists) {
      if (rows[at] !== list.listener) at++;
      sums[at]! += measure.metric.of(list, measure.k, population);
      counts[at]!++;
    }
    const judged = at + untold;
    await report(judged / rows.length, `judged ${judged} of ${rows.length} listeners`);
    if (judged > 0 && judged < rows.length && enough?.(figures(judged))) return figures(judged);
  }
  return figures(rows.length);
}
