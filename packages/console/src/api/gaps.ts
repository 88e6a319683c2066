interface Point {
  readonly start: string | number;
  readonly count: number;
}

/** The longest stretch without anything between the first and the last point that have something: its first and its last point. Undefined where there is none of two or more. */
export function longestGap(points: readonly Point[]): readonly [Point, Point] | undefined {
  let best: readonly [number, number] | undefined;
  let from = 0;
  points.forEach(({ count }, i) => {
    if (count === 0) return;
    if (i - from >= LEAST && (best === undefined || i - from > best[1] - best[0])) best = [from, i];
    from = i + 1;
  });
  return best && [points[best[0]]!, points[best[1] - 1]!];
}

/** One empty day, month or year alone is not worth a word. */
const LEAST = 2;
