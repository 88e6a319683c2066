import type { Random } from "@segue/kernels";
import type { Scorer } from "../algorithms/algorithm.js";
import { EvaluationError } from "./error.js";
import { bootstrapIntervals, type Interval } from "./intervals.js";
import { metrics } from "./metrics/list.js";
import type { ListenerMetric, OverallMetric } from "./metrics/metric.js";
import { nameOf } from "./metrics/parse.js";
import { populationOf } from "./population.js";
import { judgedLists, rowsWithTargets } from "./ranking.js";
import type { JudgedPart, Split } from "./splits/split.js";

export interface EvaluateOptions {
  /** Trained on `split.train`. */
  readonly recommender: Scorer;
  readonly split: Split;
  readonly part: JudgedPart;
  /** Lengths of list, integers from 1. */
  readonly k: readonly number[];
  /** For the intervals. */
  readonly random: Random;
  /** As in training: how far (0 … 1) and what is done; rejects when it is to be given up. */
  report?(fraction: number, doing: string): Promise<void>;
  /** Whether to keep every listener's figures and list. */
  readonly perListener?: boolean;
}

/** How good a recommender is on one part of a split. */
export interface Evaluation {
  /** Listeners judged: those with a target in the part. */
  readonly users: number;
  /**
   * By name, e.g. `recall@10`: the mean over listeners with its bootstrap interval. Figures of all lists together (coverage) are facts
   * of these lists, not estimates: their bounds equal the value.
   */
  readonly metrics: Readonly<Record<string, Interval>>;
  readonly perListener?: ListenerFigures;
}

/** Figures of single listeners, in the same order everywhere. */
export interface ListenerFigures {
  readonly ids: readonly string[];
  /** By name of metric: a figure for each listener. */
  readonly values: Readonly<Record<string, Float64Array>>;
  /** The tracks recommended (rows of `train.tracks`), best first, up to the largest k. */
  readonly lists: readonly Int32Array[];
}

/**
 * Judges a recommender by full ranking: the whole catalogue is scored for every listener, the tracks he knows already are left out
 * (when judging test, his validation targets too), and the first k are compared with his targets. Never sampled negatives
 * (Krichene & Rendle, "On sampled metrics for item recommendation", KDD 2020). Throws an {@link EvaluationError} where nobody
 * has a target or `k` is not a list of lengths.
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { split, part, recommender } = options;
  const lengths = checkedLengths(options.k);
  const rows = rowsWithTargets(split, part);
  const population = populationOf(split.train);
  const columns = listenerColumns(lengths, rows.length);
  const lists: Int32Array[] = [];
  for await (const batch of judgedLists({ split, part, recommender, rows, longest: Math.max(...lengths) })) {
    for (const judged of batch) {
      for (const { metric, k, values } of columns) values[lists.length] = metric.of(judged, k, population);
      lists.push(judged.tracks);
    }
    await options.report?.(lists.length / rows.length, `judged ${lists.length} of ${rows.length} listeners`);
  }
  const intervals = bootstrapIntervals(
    columns.map(({ values }) => values),
    options.random,
  );
  const byName = new Map(columns.map(({ name }, c) => [name, intervals[c]!]));
  for (const { metric, k, name } of overallColumns(lengths)) {
    const value = metric.of(lists, k, population);
    byName.set(name, { value, low: value, high: value });
  }
  const ids = () => Array.from(rows, (row) => split.train.users.ids[split.listeners[row]!]!);
  const values = () => Object.fromEntries(columns.map((column) => [column.name, column.values]));
  return {
    users: rows.length,
    metrics: Object.fromEntries(
      lengths.flatMap((k) => metrics.map((metric) => [nameOf(metric, k), byName.get(nameOf(metric, k))!])),
    ),
    ...(options.perListener ? { perListener: { ids: ids(), values: values(), lists } } : {}),
  };
}

function checkedLengths(k: readonly number[]): number[] {
  const lengths = [...new Set(k)].sort((a, b) => a - b);
  if (lengths.length > 0 && lengths.every((each) => Number.isInteger(each) && each >= 1)) return lengths;
  throw new EvaluationError("The lengths of list to judge must be integers from 1", k.join(","), "Write for example 10,20.");
}

const isPerListener = (metric: (typeof metrics)[number]): metric is ListenerMetric => metric.per === "listener";
const isOverall = (metric: (typeof metrics)[number]): metric is OverallMetric => metric.per === "lists";

const listenerColumns = (lengths: readonly number[], listeners: number) =>
  at(lengths, metrics.filter(isPerListener)).map((each) => ({ ...each, values: new Float64Array(listeners) }));

const overallColumns = (lengths: readonly number[]) => at(lengths, metrics.filter(isOverall));

function at<M extends ListenerMetric | OverallMetric>(lengths: readonly number[], chosen: readonly M[]) {
  return lengths.flatMap((k) => chosen.map((metric) => ({ metric, k, name: nameOf(metric, k) })));
}
