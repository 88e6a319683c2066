import { EvaluationError } from "../error.js";
import { metrics } from "./list.js";
import type { Metric } from "./metric.js";

/** A metric at a length of list. */
export interface MetricAt {
  readonly metric: Metric;
  readonly k: number;
}

/** The name of a result: `ndcg@10`. */
export const nameOf = (metric: Metric, k: number): string => `${metric.name}@${k}`;

/** Reads `ndcg@10`. Throws an {@link EvaluationError} that says what was wrong and what to write instead. */
export function parseMetric(text: string): MetricAt {
  const [name, length, ...more] = text.trim().split("@");
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) {
    throw new EvaluationError(
      "There is no such metric",
      text,
      `Write one of: ${metrics.map((each) => nameOf(each, 10)).join(", ")}.`,
    );
  }
  const k = Number(length);
  if (more.length > 0 || !/^\d+$/.test(length ?? "") || k < 1) {
    throw new EvaluationError(
      `Metric "${metric.name}" needs a length of list, an integer from 1`,
      text,
      `Write ${nameOf(metric, 10)}.`,
    );
  }
  return { metric, k };
}
