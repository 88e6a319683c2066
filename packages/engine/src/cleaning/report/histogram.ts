/** How counts (≥ 1) are spread, in bins that double: 1, 2–3, 4–7, … */
export interface Histogram {
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** 0 where nothing was counted, as the others. */
  readonly median: number;
  readonly mean: number;
  readonly largest: number;
}

export function histogramOf(counts: Uint32Array): Histogram {
  const sorted = counts.slice().sort();
  const largest = sorted.at(-1) ?? 0;
  const bins = [];
  for (let from = 1; from <= largest; from *= 2) {
    const to = from * 2 - 1;
    bins.push({ from, to, count: sorted.reduce((sum, n) => sum + (n >= from && n <= to ? 1 : 0), 0) });
  }
  return {
    bins,
    median: medianOf(sorted),
    mean: sorted.reduce((sum, n) => sum + n, 0) / Math.max(1, sorted.length),
    largest,
  };
}

function medianOf(sorted: Uint32Array): number {
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
