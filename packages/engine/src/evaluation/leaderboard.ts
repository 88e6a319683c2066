import { alignColumns, formatInterval } from "./columns.js";
import type { Difference } from "./compare.js";
import { EvaluationError } from "./error.js";
import type { Evaluation } from "./evaluate.js";
import type { Interval } from "./intervals.js";
import { parseMetric } from "./metrics/parse.js";

/** A result with the name it goes by. */
export interface LeaderboardEntry extends Pick<Evaluation, "users" | "metrics"> {
  readonly model: string;
  /** How much better it is than another one on the same listeners, by metric. */
  readonly difference?: { readonly against: string; readonly metrics: Readonly<Record<string, Difference>> };
}

/** Results judged on the same split, best first by the metric `by`; equal ones keep their order. Lacking the metric is an {@link EvaluationError}. */
export function leaderboard<E extends LeaderboardEntry>(entries: readonly E[], by = "ndcg@10"): E[] {
  const sign = parseMetric(by).metric.better === "higher" ? -1 : 1;
  return [...entries].sort((a, b) => sign * (figure(a, by).value - figure(b, by).value));
}

/**
 * The sorted results as a plain text table: a line each, a column each of `show` (all metrics of the first result unless
 * given), figures as value ± half the 95 % interval. Where models are compared, the last column has their difference by `by`, with
 * an asterisk where it is established.
 *
 * @example
 *     model       users  ndcg@10        recall@10
 *     als          1882  0.2173 ±0.004  0.2221 ±0.004
 *     popularity   1882  0.0681 ±0.003  0.0726 ±0.003
 */
export function leaderboardTable(entries: readonly LeaderboardEntry[], by = "ndcg@10", show?: readonly string[]): string {
  const names = show ?? Object.keys(entries[0]?.metrics ?? {});
  const paired = entries.some(({ difference }) => difference !== undefined);
  const head = ["model", "users", ...names, ...(paired ? [`difference of ${by}`] : [])];
  const lines = leaderboard(entries, by).map((entry) => [
    entry.model,
    String(entry.users),
    ...names.map((name) => formatInterval(figure(entry, name))),
    ...(paired ? [formatDifference(entry.difference?.metrics[by])] : []),
  ]);
  return alignColumns([head, ...lines]);
}

function figure({ model, metrics }: LeaderboardEntry, name: string): Interval {
  const interval = metrics[name];
  if (interval !== undefined) return interval;
  throw new EvaluationError(
    `"${model}" was not judged by this metric`,
    name,
    `Choose one of: ${Object.keys(metrics).join(", ")}.`,
  );
}

function formatDifference(difference: Difference | undefined): string {
  if (difference === undefined) return "";
  const { value, low, high, established } = difference;
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)} ±${((high - low) / 2).toFixed(4)}${established ? " *" : ""}`;
}
