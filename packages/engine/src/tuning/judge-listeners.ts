import type { Random } from "@segue/kernels";
import type { Scorer } from "../algorithms/algorithm.js";
import { EvaluationError } from "../evaluation/error.js";
import type { ListenerMetric } from "../evaluation/metrics/metric.js";
import { parseMetric } from "../evaluation/metrics/parse.js";
import { populationOf } from "../evaluation/population.js";
import { judgedLists, rowsWithTargets } from "../evaluation/ranking.js";
import type { JudgedPart, Split } from "../evaluation/splits/split.js";

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

/** Up to `most` listeners with something to predict in the part, as rows of the split's matrices in random order. Throws where there is none. */
export function drawListeners(split: Split, part: JudgedPart, most: number, random: Random): Int32Array {
  return random.shuffle(rowsWithTargets(split, part)).subarray(0, most);
}

export interface ListenersJudging {
  readonly split: Split;
  readonly part: JudgedPart;
  readonly measure: Measure;
  /** Whom to judge by, see {@link drawListeners}. */
  readonly rows: Int32Array;
  readonly recommender: Scorer;
  report(fraction: number, doing: string): Promise<void>;
  /** Asked as figures come in: whether to leave the remaining listeners out. */
  enough?(figures: Float64Array): boolean;
}

/** The figure of each listener, in order of `rows`; fewer where it was enough before. */
export async function judgeListeners(judging: ListenersJudging): Promise<Float64Array> {
  const { split, measure, rows, report, enough } = judging;
  const population = populationOf(split.train);
  const figures = new Float64Array(rows.length);
  let judged = 0;
  for await (const lists of judgedLists({ ...judging, longest: measure.k })) {
    for (const list of lists) figures[judged++] = measure.metric.of(list, measure.k, population);
    await report(judged / rows.length, `judged ${judged} of ${rows.length} listeners`);
    if (judged < rows.length && enough?.(figures.subarray(0, judged))) break;
  }
  return figures.slice(0, judged);
}
