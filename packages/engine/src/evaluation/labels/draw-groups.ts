import type { Random } from "@segue/kernels";
import { type Interval, percentile } from "../intervals.js";

/** Draws of the bootstrap. */
export const RESAMPLES = 1000;

/** Draws as many groups as there are among the examples of these numbers, with replacement, and gives their examples: what belongs together is not independent, so it is drawn whole. */
export function groupDraws(groups: Int32Array, chosen: Int32Array, random: Random): () => Int32Array {
  const members = new Map<number, number[]>();
  for (const i of chosen) {
    const own = members.get(groups[i]!);
    if (own === undefined) members.set(groups[i]!, [i]);
    else own.push(i);
  }
  const each = [...members.values()];
  return () => Int32Array.from(Array.from(each, () => each[random.int(each.length)]!).flat());
}

/** A figure with the 95 % interval of what it comes to in draws (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 8 and 13); draws for which it is not defined are left out. */
export function drawnInterval(value: number, drawn: readonly number[]): Interval {
  const sorted = Float64Array.from(drawn)
    .filter((each) => !Number.isNaN(each))
    .sort();
  return { value, low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}
