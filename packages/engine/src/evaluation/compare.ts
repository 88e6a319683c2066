import type { Random } from "@segue/kernels";
import { EvaluationError } from "./error.js";
import type { ListenerFigures } from "./evaluate.js";
import { bootstrapInterval, type Interval } from "./intervals.js";

/** Without `cases` every listener counts the same. */
type Figures = Pick<ListenerFigures, "ids" | "values"> & Partial<Pick<ListenerFigures, "cases">>;

/**
 * How much better `b` is than `a` by a per-listener metric such as `ndcg@10`: the mean of the listeners' differences b − a with its
 * interval, far narrower than the two intervals apart because both were judged on the same listeners. The difference is established
 * where the interval leaves out 0. Throws an {@link EvaluationError} where the listeners differ or the metric is missing.
 */
export function compare(a: Figures, b: Figures, metric: string, random: Random): Interval {
  const [left, right] = [a.values[metric], b.values[metric]];
  if (left === undefined || right === undefined) {
    throw new EvaluationError(
      "No figures of single listeners by this metric",
      metric,
      `Choose one of: ${Object.keys(a.values).join(", ")}.`,
    );
  }
  if (a.ids.length !== b.ids.length || a.ids.some((id, i) => id !== b.ids[i])) {
    throw new EvaluationError(
      "The two were not judged on the same listeners",
      metric,
      "Evaluate both on the same split and seed.",
    );
  }
  const cases = a.cases;
  return bootstrapInterval(
    left.map((value, i) => (right[i]! - value) * (cases?.[i] ?? 1)),
    random,
    cases,
  );
}
