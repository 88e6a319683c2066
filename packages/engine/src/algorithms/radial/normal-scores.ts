/** Points of the distribution of a column that are kept: its least, 99 in between, its largest. */
export const KNOTS = 101;
/** What is rarer than this counts as so rare: scores lie between −3 and 3. */
const RAREST = 0.00135;

/** How numbers are distributed, column by column. */
export interface NormalScores {
  /** columns × 101, ascending in each column. */
  readonly knots: Float32Array;
}

/** Looks at rows of numbers: at least one, all of the same length. */
export function normalScoresOf(rows: readonly Float32Array[]): NormalScores {
  const columns = rows[0]!.length;
  const knots = new Float32Array(columns * KNOTS);
  for (let c = 0; c < columns; c++) {
    const sorted = Float32Array.from(rows, (row) => row[c]!).sort();
    for (let k = 0; k < KNOTS; k++) {
      const at = (k / (KNOTS - 1)) * (sorted.length - 1);
      const [below, share] = [Math.floor(at), at - Math.floor(at)];
      knots[c * KNOTS + k] = (1 - share) * sorted[below]! + share * sorted[Math.min(below + 1, sorted.length - 1)]!;
    }
  }
  return { knots };
}

/** Each number as the deviation that a normal distribution has where as many are below (van der Waerden, 1952): outliers come near, and what is crowded apart. */
export const scored = ({ knots }: NormalScores, row: Float32Array): Float32Array =>
  row.map((value, c) => deviationAt(shareBelow(knots.subarray(c * KNOTS, (c + 1) * KNOTS), value)));

/** Where equal numbers fill a stretch, its middle. */
function shareBelow(knots: Float32Array, value: number): number {
  let below = 0;
  while (below < KNOTS && knots[below]! < value) below++;
  let upTo = below;
  while (upTo < KNOTS && knots[upTo]! === value) upTo++;
  if (upTo > below) return (below + upTo - 1) / 2 / (KNOTS - 1);
  if (below === 0) return 0;
  if (below === KNOTS) return 1;
  const [low, high] = [knots[below - 1]!, knots[below]!];
  return (below - 1 + (value - low) / (high - low)) / (KNOTS - 1);
}

/** The inverse of the normal distribution within .0005 (Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.23). */
function deviationAt(share: number): number {
  const tail = Math.max(RAREST, Math.min(share, 1 - share));
  const t = Math.sqrt(-2 * Math.log(tail));
  const deviation = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return share < 0.5 ? -deviation : deviation;
}
