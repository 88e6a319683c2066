import type { ClassCases } from "./judged.js";

/** How often a class was said and was right. */
export interface Counts {
  /** Said and right. */
  readonly hits: number;
  readonly said: number;
  readonly right: number;
}

export function countsOf({ isRight, isSaid }: ClassCases): Counts {
  let [hits, said, right] = [0, 0, 0];
  for (let i = 0; i < isRight.length; i++) {
    hits += isRight[i]! & isSaid[i]!;
    said += isSaid[i]!;
    right += isRight[i]!;
  }
  return { hits, said, right };
}

export const added = (a: Counts, b: Counts): Counts => ({
  hits: a.hits + b.hits,
  said: a.said + b.said,
  right: a.right + b.right,
});

/** Share of what was said that is right; 0 where nothing was said. */
export const precisionOf = ({ hits, said }: Counts): number => (said === 0 ? 0 : hits / said);
/** Share of what is right that was said; 0 where there is nothing. */
export const recallOf = ({ hits, right }: Counts): number => (right === 0 ? 0 : hits / right);
/** The harmonic mean of the two: 2 · hits ÷ (said + right); 0 where nothing was said and nothing is right. */
export const f1Of = ({ hits, said, right }: Counts): number => (said + right === 0 ? 0 : (2 * hits) / (said + right));

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
