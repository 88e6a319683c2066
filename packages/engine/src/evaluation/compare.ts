import type { Random } from "@segue/kernels";
import { EvaluationError } from "./error.js";
import type { ListenerFigures } from "./evaluate.js";
import { bootstrapIntervals, type Interval } from "./intervals.js";

/** The mean of the listeners' differences between two models, with its interval. */
export interface Difference extends Interval {
  /** Whether the interval leaves out 0: these listeners suffice to say which of the two is ahead. */
  readonly established: boolean;
}

/** Without `cases` every listener counts the same. */
type Figures = Pick<ListenerFigures, "ids" | "values"> & Partial<Pick<ListenerFigures, "cases">>;

/**
 * How much better `b` is than `a` by a per-listener metric such as `ndcg@10`: the mean of the listeners' differences b − a with its
 * interval, far narrower than the two intervals apart because both were judged on the same listeners. Throws an
 * {@link EvaluationError} where the listeners differ or the metric is missing.
 */
export function compare(a: Figures, b: Figures, metric: string, random: Random): Difference {
  return differences(a, b, random, [metric])[metric]!;
}

/** Like {@link compare}, by each of several metrics; by all that `a` was judged by unless they are named. */
export function differences(
  a: Figures,
  b: Figures,
  random: Random,
  metrics: readonly string[] = Object.keys(a.values),
): Record<string, Difference> {
  if (a.ids.length !== b.ids.length || a.ids.some((id, i) => id !== b.ids[i])) {
    throw new EvaluationError(
      "The two were not judged on the same listeners",
      metrics.join(", "),
      "Evaluate both on the same split and seed.",
    );
  }
  const columns = metrics.map((metric) => {
    const [left, right] = [figuresBy(a, metric), figuresBy(b, metric)];
    return left.map((value, i) => (right[i]! - value) * (a.cases?.[i] ?? 1));
  });
  const intervals = bootstrapIntervals(columns, random, a.cases);
  return Object.fromEntries(metrics.map((metric, m) => [metric, established(intervals[m]!)]));
}

function figuresBy({ values }: Figures, metric: string): Float64Array {
  const figures = values[metric];
  if (figures !== undefined) return figures;
  throw new EvaluationError(
    "No figures of single listeners by this metric",
    metric,
    `Choose one of: ${Object.keys(values).join(", ")}.`,
  );
}

const established = (interval: Interval): Difference => ({ ...interval, established: interval.low > 0 || interval.high < 0 });
