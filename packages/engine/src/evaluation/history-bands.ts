import type { Random } from "@segue/kernels";
import { rowsWithTargets } from "./cases.js";
import { type Difference, differences } from "./compare.js";
import type { ListenerFigures } from "./evaluate.js";
import type { JudgedPart, Split } from "./splits/split.js";

/** Two that were judged, on a part of the listeners. */
export interface BandDifference {
  readonly name: string;
  /** Ids of the listeners in it. */
  readonly listeners: readonly string[];
  /** How much better the second is than the first, by metric. */
  readonly metrics: Readonly<Record<string, Difference>>;
}

/** The bands, each from a length of history: what a listener had heard before, in tracks. The same for all data, so that comparisons can be compared. */
const BANDS = [
  { from: 0, name: "under 10 tracks" },
  { from: 10, name: "10 to 49 tracks" },
  { from: 50, name: "50 tracks and more" },
];
/** Fewer listeners than this are not told of: the figures would be noise. */
const SMALLEST = 20;

type Figures = Pick<ListenerFigures, "ids" | "values">;

/** How many tracks each judged listener had heard before, in the order of their figures. */
export function historyLengths(split: Split, part: JudgedPart): Int32Array {
  const { indptr } = split.history;
  return rowsWithTargets(split, part).map((row) => indptr[row + 1]! - indptr[row]!);
}

/**
 * How much better `b` is than `a` for listeners with short, middling and long histories; `lengths` as {@link historyLengths} gives them. Bands with under 20 listeners
 * are left out. Throws an `EvaluationError` where the listeners of the two differ.
 */
export function bandDifferences(a: Figures, b: Figures, lengths: Int32Array, random: Random): BandDifference[] {
  return BANDS.flatMap(({ from, name }, i) => {
    const below = BANDS[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const at = Array.from(lengths.keys()).filter((position) => lengths[position]! >= from && lengths[position]! < below);
    if (at.length < SMALLEST) return [];
    const [one, other] = [only(a, at), only(b, at)];
    return [{ name, listeners: one.ids, metrics: differences(one, other, random.fork(name)) }];
  });
}

/** The figures of the listeners at these positions. */
const only = (
  { ids, values }: Figures,
  at: readonly number[],
): { readonly ids: string[]; readonly values: Figures["values"] } => ({
  ids: at.map((position) => ids[position]!),
  values: Object.fromEntries(
    Object.entries(values).map(([metric, all]) => [metric, Float64Array.from(at, (position) => all[position]!)]),
  ),
});
