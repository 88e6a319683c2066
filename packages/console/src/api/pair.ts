import type { Band, Differences, Judged } from "./results.js";

/** Two that were judged on the same listeners, and by how much the second exceeds the first. */
export interface Pair {
  readonly base: Judged;
  readonly other: Judged;
  readonly metrics: Differences;
  readonly bands: readonly Band[];
}

/** A figure of which less is better; of all others more is. */
const LESS_IS_BETTER = ["popularity-bias"];

export type Difference = Differences[string];

/** The one that all were compared with, and another one; `swapped` the other way round. */
export function pairOf(reference: Judged, compared: Judged, swapped: boolean): Pair {
  const { metrics = {}, bands = [] } = compared.difference ?? {};
  if (!swapped) return { base: reference, other: compared, metrics, bands };
  const turned = bands.map((band) => ({ ...band, metrics: turn(band.metrics) }));
  return { base: compared, other: reference, metrics: turn(metrics), bands: turned };
}

const turn = (metrics: Differences): Differences =>
  Object.fromEntries(Object.entries(metrics).map(([metric, difference]) => [metric, negated(difference)]));

const negated = ({ value, low, high, established }: Difference): Difference => ({
  value: -value,
  low: -high,
  high: -low,
  established,
});

/** How much better one is than what it is compared with, so that more is always better. */
export const gainOf = (metric: string, difference: Difference): Difference =>
  LESS_IS_BETTER.includes(metric.split("@")[0]!) ? negated(difference) : difference;

/** On how many figures the second is established to be better, and worse. */
export function verdictOf({ metrics }: Pair): { readonly better: number; readonly worse: number; readonly of: number } {
  const gains = Object.entries(metrics).map(([metric, each]) => gainOf(metric, each));
  const established = gains.filter((gain) => gain.established);
  const better = established.filter(({ value }) => value > 0).length;
  return { better, worse: established.length - better, of: gains.length };
}
