import type { Random } from "@segue/kernels";
import { bootstrapInterval, type Interval } from "../../../evaluation/intervals.js";
import type { CodedColumn } from "./coded-table.js";
import type { FillMethod } from "./table.js";

/** Values that fillers gave for the same rows; NaN where one had nothing to say. */
export type Answers = ReadonlyMap<FillMethod, Float64Array>;

/**
 * The normalised loss of each masked cell: of numbers the squared error ÷ that of the fallback on average, of categories wrong
 * (1 or 0) ÷ the share wrong by the fallback. So the fallback has a mean of 1, and 0 is perfect. Where the fallback is
 * perfect, the loss is 0 or infinite.
 */
export function losses(kind: CodedColumn["kind"], truth: Float64Array, answers: Answers): Map<FillMethod, Float64Array> {
  const raw = (values: Float64Array) =>
    values.map((value, i) =>
      kind === "number" ? (value - truth[i]!) ** 2 : Number.isNaN(value) ? value : value === truth[i] ? 0 : 1,
    );
  const fallback = raw(answers.get("mode")!);
  const scale = fallback.reduce((sum, each) => sum + each, 0) / fallback.length;
  const scaled = (values: Float64Array) => raw(values).map((loss) => (loss === 0 ? 0 : loss / scale));
  return new Map([...answers].map(([method, values]) => [method, scaled(values)]));
}

/**
 * The error that losses amount to, with its bootstrap interval: of numbers the root of their mean (RMSE ÷ that of the
 * fallback, which is the standard deviation), of categories their mean.
 */
export function errorOf(kind: CodedColumn["kind"], loss: Float64Array, random: Random): Interval {
  const { value, low, high } = bootstrapInterval(loss, random);
  const root = (mean: number) => (kind === "number" ? Math.sqrt(mean) : mean);
  return { value: root(value), low: root(low), high: root(high) };
}
