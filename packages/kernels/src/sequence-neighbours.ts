import { kthLargest } from "./select.js";
import type { SequenceIndex } from "./sequence-index.js";

/** How rows are compared with what is asked, and what they say then. All weights are at least 0. */
export interface NeighbourOptions {
  /** What it counts that a symbol occurs in both, by symbol. */
  readonly matchWeight: Float32Array;
  /** The factor to that for each symbol that came after it in what is asked. */
  readonly fading: number;
  /** Occurrences of a symbol that are looked at: those in the last rows. */
  readonly occurrences: number;
  /** The sum of a row's matches is raised to this. */
  readonly exponent: number;
  /** What a row counts, by row. */
  readonly rowWeight: Float32Array;
  /** Rows that are heard; of equal ones the last. */
  readonly neighbours: number;
  /**
   * A neighbour is heard about the symbols around the newest that it shares with what is asked: the one right after it counts 1, those
   * further on fade by `distance` for each place, those before it likewise from `backward` on, and the shared one itself counts `itself`.
   */
  readonly distance: number;
  readonly backward: number;
  readonly itself: number;
  /** The factor to all that for each symbol that came after the shared one in what is asked. */
  readonly matchFading: number;
  /** What a symbol counts, by symbol. */
  readonly symbolWeight: Float32Array;
}

/** Adds to `out` (one number a symbol) what the rows most like `asked` (symbols, the newest last) say about each symbol. */
export type NeighbourSearch = (asked: Int32Array, out: Float32Array) => void;

/** Matches that count less than this share of the newest one's are not looked for. */
const FAINTEST = 1e-9;

/** Prepares a search among the rows of an index; it must not be used twice at once. Memory: some 20 bytes a row. */
export function createNeighbourSearch(index: SequenceIndex, options: NeighbourOptions): NeighbourSearch {
  const rows = index.indptr.length - 1;
  const found: Found = {
    count: 0,
    rows: new Uint32Array(rows),
    sums: new Float64Array(rows),
    place: new Uint32Array(rows),
    age: new Uint32Array(rows),
    weights: new Float32Array(rows),
    scratch: new Float32Array(rows),
  };
  return (asked, out) => {
    match(index, options, asked, found);
    const least = weigh(options, found);
    hear(index, options, found, least, out);
    for (let i = 0; i < found.count; i++) found.sums[found.rows[i]] = 0;
  };
}

/** The rows that share a symbol with what is asked. */
interface Found {
  count: number;
  /** The rows found, the first `count`. */
  readonly rows: Uint32Array;
  /** By row: the sum of its matches. */
  readonly sums: Float64Array;
  /** By row: where the newest shared symbol stands in it, and how many symbols came after it in what is asked. */
  readonly place: Uint32Array;
  readonly age: Uint32Array;
  /** Of the rows found, in their order. */
  readonly weights: Float32Array;
  readonly scratch: Float32Array;
}

function match({ from, row, place }: SequenceIndex, options: NeighbourOptions, asked: Int32Array, found: Found): void {
  const { matchWeight, fading, occurrences } = options;
  const seen = new Set<number>();
  found.count = 0;
  for (let i = asked.length - 1, faded = 1; i >= 0 && faded > FAINTEST; i--, faded *= fading) {
    const symbol = asked[i];
    if (seen.has(symbol)) continue;
    seen.add(symbol);
    const weight = faded * matchWeight[symbol];
    if (!(weight > 0)) continue;
    const end = from[symbol + 1];
    for (let at = Math.max(from[symbol], end - occurrences); at < end; at++) {
      const r = row[at];
      if (found.sums[r] === 0) {
        found.rows[found.count++] = r;
        found.place[r] = place[at];
        found.age[r] = asked.length - 1 - i;
      }
      found.sums[r] += weight;
    }
  }
}

/** Weighs the rows found, and gives the least weight at which one is heard. */
function weigh({ exponent, rowWeight, neighbours }: NeighbourOptions, found: Found): { weight: number; ties: number } {
  const { count, rows, sums, weights, scratch } = found;
  for (let i = 0; i < count; i++) weights[i] = sums[rows[i]] ** exponent * rowWeight[rows[i]];
  if (count <= neighbours) return { weight: 0, ties: count };
  scratch.set(weights.subarray(0, count));
  const weight = kthLargest(scratch.subarray(0, count), neighbours);
  let above = 0;
  for (let i = 0; i < count; i++) if (weights[i] > weight) above++;
  return { weight, ties: neighbours - above };
}

function hear(
  index: SequenceIndex,
  options: NeighbourOptions,
  found: Found,
  { weight: least, ties }: { weight: number; ties: number },
  out: Float32Array,
): void {
  const { count, rows, weights } = found;
  let equal = 0;
  for (let i = 0; i < count; i++) if (weights[i] === least) equal++;
  // Occurrences ascend by row: of equal rows that are too many the first found are passed over.
  for (let i = 0, passed = 0; i < count; i++) {
    if (weights[i] < least) continue;
    if (weights[i] === least && passed < equal - ties) {
      passed++;
      continue;
    }
    hearRow(index, options, found, rows[i], weights[i], out);
  }
}

function hearRow(
  { indptr, symbols }: SequenceIndex,
  { distance, backward, itself, matchFading, symbolWeight }: NeighbourOptions,
  { place, age }: Found,
  row: number,
  weight: number,
  out: Float32Array,
): void {
  const whole = weight * matchFading ** age[row];
  const shared = indptr[row] + place[row];
  out[symbols[shared]] += whole * itself * symbolWeight[symbols[shared]];
  for (let at = shared + 1, near = whole; at < indptr[row + 1]; at++, near *= distance)
    out[symbols[at]] += near * symbolWeight[symbols[at]];
  for (let at = shared - 1, near = whole * backward; at >= indptr[row]; at--, near *= distance)
    out[symbols[at]] += near * symbolWeight[symbols[at]];
}
