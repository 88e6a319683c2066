import type { Pool, Random } from "@segue/kernels";
import type { Scorer } from "../algorithms/algorithm.js";
import { casesOf } from "./cases.js";
import { EvaluationError } from "./error.js";
import { bootstrapIntervals, type Interval } from "./intervals.js";
import { metrics } from "./metrics/list.js";
import type { ListenerMetric, OverallMetric } from "./metrics/metric.js";
import { nameOf } from "./metrics/parse.js";
import { populationOf } from "./population.js";
import { judgedLists } from "./ranking.js";
import type { AnySplit, JudgedPart } from "./splits/split.js";

export interface EvaluateOptions {
  /** Trained on `trainingFor(split, part)`. */
  readonly recommender: Scorer;
  readonly split: AnySplit;
  readonly part: JudgedPart;
  /** Lengths of list, integers from 1. */
  readonly k: readonly number[];
  /** For the intervals. */
  readonly random: Random;
  /** Threads that may compute; the figures are the same without. */
  readonly pool?: Pool;
  /** As in training: how far (0 … 1) and what is done; rejects when it is to be given up. */
  report?(fraction: number, doing: string): Promise<void>;
  /** Whether to keep every listener's figures and list. */
  readonly perListener?: boolean;
}

/** How good a recommender is on one part of a split. */
export interface Evaluation {
  /** Listeners judged: those with a target in the part. */
  readonly users: number;
  /** Questions judged: one for each listener, or every next track of their sessions. */
  readonly cases: number;
  /**
   * By name, e.g. `recall@10`: the mean over all cases with its bootstrap interval over listeners. Figures of all lists together (coverage) are facts
   * of these lists, not estimates: their bounds equal the value.
   */
  readonly metrics: Readonly<Record<string, Interval>>;
  readonly perListener?: ListenerFigures;
}

/** Figures of single listeners, in the same order everywhere. */
export interface ListenerFigures {
  readonly ids: readonly string[];
  /** By name of metric: a figure for each listener, the mean over their cases. */
  readonly values: Readonly<Record<string, Float64Array>>;
  /** How many cases each listener has. */
  readonly cases: Float64Array;
  /** The tracks recommended (rows of `train.tracks`) in each case, best first, up to the largest k; by listener. */
  readonly lists: readonly Int32Array[];
}

/**
 * Judges a recommender by full ranking: the whole catalogue is scored for every listener, the tracks he knows already are left out
 * (when judging test, his validation targets too), and the first k are compared with his targets; in a split by sessions for every next track,
 * and nothing is left out. Never sampled negatives
 * (Krichene & Rendle, "On sampled metrics for item recommendation", KDD 2020). Throws an {@link EvaluationError} where nobody
 * has a target or `k` is not a list of lengths.
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { split, part, recommender } = options;
  const lengths = checkedLengths(options.k);
  const cases = casesOf(split, part);
  const listeners = cases.listeners.length;
  const population = populationOf(cases.training);
  const columns = listenerColumns(lengths, listeners);
  const counts = new Float64Array(listeners);
  const lists: Int32Array[] = [];
  const threads = options.pool && { pool: options.pool };
  for await (const batch of judgedLists({ cases, recommender, longest: Math.max(...lengths), ...threads })) {
    for (const judged of batch) {
      for (const { metric, k, sums } of columns) sums[judged.listener]! += metric.of(judged, k, population);
      counts[judged.listener]!++;
      lists.push(judged.tracks);
    }
    await options.report?.(lists.length / cases.count, `judged ${lists.length} of ${cases.count} ${nameOfCases(split)}`);
  }
  const intervals = bootstrapIntervals(
    columns.map(({ sums }) => sums),
    options.random,
    counts,
  );
  const byName = new Map(columns.map(({ name }, c) => [name, intervals[c]!]));
  for (const { metric, k, name } of overallColumns(lengths)) {
    const value = metric.of(lists, k, population);
    byName.set(name, { value, low: value, high: value });
  }
  const ids = () => Array.from(cases.listeners, (row) => cases.training.users.ids[row]!);
  const values = () => Object.fromEntries(columns.map(({ name, sums }) => [name, sums.map((sum, i) => sum / counts[i]!)]));
  return {
    users: listeners,
    cases: cases.count,
    metrics: Object.fromEntries(
      lengths.flatMap((k) => metrics.map((metric) => [nameOf(metric, k), byName.get(nameOf(metric, k))!])),
    ),
    ...(options.perListener ? { perListener: { ids: ids(), values: values(), cases: counts, lists } } : {}),
  };
}

const nameOfCases = ({ judges }: AnySplit) => (judges === "next-track" ? "next tracks" : "listeners");

function checkedLengths(k: readonly number[]): number[] {
  const lengths = [...new Set(k)].sort((a, b) => a - b);
  if (lengths.length > 0 && lengths.every((each) => Number.isInteger(each) && each >= 1)) return lengths;
  throw new EvaluationError("The lengths of list to judge must be integers from 1", k.join(","), "Write for example 10,20.");
}

const isPerListener = (metric: (typeof metrics)[number]): metric is ListenerMetric => metric.per === "listener";
const isOverall = (metric: (typeof metrics)[number]): metric is OverallMetric => metric.per === "lists";

const listenerColumns = (lengths: readonly number[], listeners: number) =>
  at(lengths, metrics.filter(isPerListener)).map((each) => ({ ...each, sums: new Float64Array(listeners) }));

const overallColumns = (lengths: readonly number[]) => at(lengths, metrics.filter(isOverall));

function at<M extends ListenerMetric | OverallMetric>(lengths: readonly number[], chosen: readonly M[]) {
  return lengths.flatMap((k) => chosen.map((metric) => ({ metric, k, name: nameOf(metric, k) })));
}
