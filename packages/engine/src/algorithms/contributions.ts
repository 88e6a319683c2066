import { rowOf, type SparseMatrix, type SparseRow } from "@segue/kernels";
import type { Contribution, Query, Scorer } from "./algorithm.js";

/** What each track of a history adds to the score of `track` where scores are history × weights (tracks × tracks); those that add nothing are left out. */
export function contributions(history: SparseRow, weights: SparseMatrix, track: number): Contribution[] {
  const found: Contribution[] = [];
  history.indices.forEach((heard, p) => {
    const row = rowOf(weights, heard);
    const at = positionOf(row.indices, track);
    if (at >= 0) found.push({ track: heard, value: history.values[p]! * row.values[at]! });
  });
  return found;
}

/** Whether a scorer can tell what its scores are made of. */
export const isExplained = ({ explain, contributions }: Scorer): boolean => explain !== undefined || contributions !== undefined;

/** What contributes to the scores of each of `tracks`, as the scorer says; undefined where it cannot tell. */
export async function explained(
  scorer: Scorer,
  query: Query,
  tracks: readonly number[],
): Promise<readonly (readonly Contribution[])[] | undefined> {
  if (scorer.contributions !== undefined) return scorer.contributions(query, tracks);
  return scorer.explain === undefined ? undefined : tracks.map((track) => scorer.explain!(query, track));
}

/** The place of `wanted` among ascending numbers; −1 where it is not there. */
export function positionOf(ascending: Int32Array, wanted: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === wanted ? low : -1;
}
