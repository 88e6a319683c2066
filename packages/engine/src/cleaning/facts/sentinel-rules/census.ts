/** How often each number of a column occurs. */
export interface Census {
  /** Ascending, all different. */
  readonly values: Float64Array;
  /** By value. */
  readonly counts: Float64Array;
  /** Sum of the counts. */
  readonly cells: number;
}

/** Counts the numbers; NaN is none. */
export function takeCensus(numbers: Float64Array): Census {
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort();
  const [values, counts] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  let different = 0;
  for (const value of sorted) {
    if (different === 0 || values[different - 1] !== value) values[different++] = value + 0;
    counts[different - 1]!++;
  }
  return { values: values.slice(0, different), counts: counts.slice(0, different), cells: sorted.length };
}

/** The census without the value at a position. */
export function without({ values, counts, cells }: Census, position: number): Census {
  const others = (array: Float64Array) => array.filter((_, i) => i !== position);
  return { values: others(values), counts: others(counts), cells: cells - counts[position]! };
}

/** The smallest value that at least this share (0 … 1) of the cells do not exceed; NaN where there is no cell. */
export function quantile({ values, counts, cells }: Census, share: number): number {
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += counts[i]!;
    if (below >= share * cells) return values[i]!;
  }
  return Number.NaN;
}

/** Cells whose value lies in [low, high]. */
export function cellsWithin({ values, counts }: Census, low: number, high: number): number {
  let cells = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! >= low && values[i]! <= high) cells += counts[i]!;
  return cells;
}

/** Whether measured values are likely: many different ones, with fractions among them. */
export const isContinuous = ({ values }: Census, different: number): boolean =>
  values.length >= different && values.some((value) => !Number.isInteger(value));

/** The position of the most frequent value (the smallest of equals), and how many times oftener than the next it occurs. */
export function commonest({ counts }: Census): { readonly position: number; readonly lead: number } {
  let [position, first, second] = [-1, 0, 0];
  counts.forEach((count, i) => {
    if (count > first) [position, first, second] = [i, count, first];
    else if (count > second) second = count;
  });
  return { position, lead: first / second };
}
