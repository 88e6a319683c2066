import type { Random } from "@segue/kernels";

/** A mean over listeners and the interval that holds it with 95 % confidence. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;
/** More listeners than this are resampled in this many random groups: the spread is the same, the time bounded. */
const GROUPS = 10_000;

/**
 * Means of the columns (equally long, at least one value each; position = listener) with bootstrap percentile intervals over
 * listeners. Where a listener has several cases, `cases` says how many, the columns hold the sums over them, and the means are over all
 * cases: listeners are drawn whole, because what one hears is not independent. 1,000 times as many listeners are drawn with replacement, the same for all columns; the 2.5 and 97.5 percentiles
 * of the means drawn are the bounds (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).
 */
export function bootstrapIntervals(columns: readonly Float64Array[], random: Random, cases?: Float64Array): Interval[] {
  const groups = groupSums(columns, random, cases);
  const means = columns.map(() => new Float64Array(RESAMPLES));
  for (let resample = 0; resample < RESAMPLES; resample++) drawMeans(groups, random, means, resample);
  return columns.map((column, c) => {
    const drawn = means[c]!.sort();
    return { value: mean(column, cases), low: percentile(drawn, 0.025), high: percentile(drawn, 0.975) };
  });
}

/** Like {@link bootstrapIntervals}, of one column. */
export const bootstrapInterval = (values: Float64Array, random: Random, cases?: Float64Array): Interval =>
  bootstrapIntervals([values], random, cases)[0]!;

interface Groups {
  readonly count: number;
  readonly columns: number;
  readonly sizes: Float64Array;
  /** groups × columns, row-major: what a draw adds up lies together. */
  readonly sums: Float64Array;
}

function groupSums(columns: readonly Float64Array[], random: Random, cases?: Float64Array): Groups {
  const listeners = columns[0]?.length ?? 0;
  const count = Math.min(listeners, GROUPS);
  const sizes = new Float64Array(count);
  const sums = new Float64Array(count * columns.length);
  const order = Uint32Array.from({ length: listeners }, (_, i) => i);
  if (listeners > count) random.shuffle(order);
  order.forEach((listener, i) => {
    const group = i % count;
    sizes[group]! += cases?.[listener] ?? 1;
    columns.forEach((column, c) => {
      sums[group * columns.length + c]! += column[listener]!;
    });
  });
  return { count, columns: columns.length, sizes, sums };
}

function drawMeans(
  { count, columns, sizes, sums }: Groups,
  random: Random,
  means: readonly Float64Array[],
  resample: number,
): void {
  const total = new Float64Array(columns);
  let listeners = 0;
  for (let draw = 0; draw < count; draw++) {
    const group = random.int(count);
    listeners += sizes[group]!;
    for (let c = 0, s = group * columns; c < columns; c++, s++) total[c]! += sums[s]!;
  }
  for (let c = 0; c < columns; c++) means[c]![resample] = total[c]! / listeners;
}

function mean(values: Float64Array, cases?: Float64Array): number {
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  return total(values) / (cases === undefined ? values.length : total(cases));
}

/** Of ascending values, linear between neighbours. */
export function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below);
}
