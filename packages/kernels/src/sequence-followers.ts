import { kthLargest } from "./select.js";
import type { SequenceIndex } from "./sequence-index.js";
import { createSparseBuilder } from "./sparse-builder.js";
import type { SparseMatrix } from "./sparse-matrix.js";

export interface FollowerOptions {
  /** What it counts that a symbol comes d places after another, at d − 1; nothing beyond its end. */
  readonly byDistance: Float32Array;
  /** What a row counts, by row. */
  readonly rowWeight: Float32Array;
  /** Followers kept of each symbol, those that count most (equal ones all); 0 for all. */
  readonly most: number;
  /** Called after every symbol; what it rejects with ends the work. */
  breathe(symbol: number): Promise<void> | undefined;
}

/** symbols × symbols: how much each symbol follows another within the rows. */
export async function countFollowers(index: SequenceIndex, options: FollowerOptions): Promise<SparseMatrix> {
  const symbols = index.from.length - 1;
  const builder = createSparseBuilder(symbols, symbols);
  const sums = new Float64Array(symbols);
  const touched = new Int32Array(symbols);
  for (let symbol = 0; symbol < symbols; symbol++) {
    const followers = touched.subarray(0, addFollowers(index, options, symbol, sums, touched)).sort();
    const least = leastKept(followers, sums, options.most);
    for (const follower of followers) {
      if (Math.fround(sums[follower]) >= least) builder.push(follower, sums[follower]);
      sums[follower] = 0;
    }
    builder.endRow();
    await options.breathe(symbol);
  }
  return builder.finish();
}

/** Sums up what follows `symbol`; gives how many different symbols that are, listed in `touched`. */
function addFollowers(
  { indptr, symbols, from, row, place }: SequenceIndex,
  { byDistance, rowWeight }: FollowerOptions,
  symbol: number,
  sums: Float64Array,
  touched: Int32Array,
): number {
  let count = 0;
  for (let occurrence = from[symbol]; occurrence < from[symbol + 1]; occurrence++) {
    const r = row[occurrence];
    const first = indptr[r] + place[occurrence] + 1;
    const end = Math.min(indptr[r + 1], first + byDistance.length);
    for (let at = first; at < end; at++) {
      const weight = byDistance[at - first] * rowWeight[r];
      if (!(weight > 0)) continue;
      if (sums[symbols[at]] === 0) touched[count++] = symbols[at];
      sums[symbols[at]] += weight;
    }
  }
  return count;
}

function leastKept(followers: Int32Array, sums: Float64Array, most: number): number {
  if (most === 0 || followers.length <= most) return 0;
  return kthLargest(
    Float32Array.from(followers, (follower) => sums[follower]),
    most,
  );
}
