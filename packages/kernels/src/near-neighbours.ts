import type { DenseMatrix } from "./dense-matrix.js";
import type { Random } from "./random.js";
import { kthLargest } from "./select.js";

/** For each row of a matrix the rows that lie next to it. */
export interface Neighbours {
  readonly rows: number;
  readonly k: number;
  /** rows × k, the nearest first; never the row itself. */
  readonly indices: Int32Array;
  /** rows × k: the Euclidean distances to them, ascending. */
  readonly distances: Float32Array;
}

export interface NeighbourSearchOptions {
  /** How many to find for each, from 1; less than there are rows. */
  readonly k: number;
  readonly random: Random;
}

/** Each tree splits the rows in another way: what one tears apart, another keeps together. */
const TREES = 8;
/** Rounds in which neighbours of neighbours are tried, at most; it ends when fewer than this share of all neighbours changes. */
const ROUNDS = 5;
const SETTLED = 0.002;
/** Numbers compared between two yields: a fraction of a second. */
const STRIDE = 2 ** 27;
const NOBODY = -1;

/**
 * Nearly always the nearest rows, in nearly linear time: a forest of random hyperplanes (Dasgupta & Freund, STOC 2008) brings rows together, then
 * neighbours of neighbours are tried (Dong, Charikar & Li, WWW 2011). Which few of them are missed depends on the seed alone. Few rows are compared all with all.
 * Yields the fraction done several times a second.
 */
export function* nearNeighbours(vectors: DenseMatrix, { k, random }: NeighbourSearchOptions): Generator<number, Neighbours> {
  const best = createBest(vectors, k);
  const leaf = 4 * k;
  const trees = vectors.rows <= 4 * leaf ? 0 : TREES;
  if (trees === 0) yield* compareAll(best, allRows(vectors.rows), 0);
  for (let tree = 0; tree < trees; tree++)
    yield* growTree(best, { leaf, random: random.fork(`tree ${tree}`), done: (0.5 * tree) / trees });
  for (let round = 0; trees > 0 && round < ROUNDS; round++) {
    const changed = yield* tryNeighbours(best, 0.5 + (0.5 * round) / ROUNDS);
    if (changed < SETTLED * vectors.rows * k) break;
  }
  return best.taken();
}

const allRows = (rows: number) => Int32Array.from({ length: rows }, (_, row) => row);

type Best = ReturnType<typeof createBest>;

/** The nearest rows found so far, each row's in order of their distances. */
function createBest({ rows, cols, data }: DenseMatrix, k: number) {
  const indices = new Int32Array(rows * k).fill(NOBODY);
  const squares = new Float32Array(rows * k).fill(Number.POSITIVE_INFINITY);
  /** 1 for those that came in since the row's neighbours were last tried. */
  const fresh = new Uint8Array(rows * k);

  const squareBetween = (a: number, b: number): number => {
    const [from, other] = [a * cols, b * cols];
    let sum = 0;
    for (let c = 0; c < cols; c++) {
      const apart = data[from + c] - data[other + c];
      sum += apart * apart;
    }
    return sum;
  };
  /** Takes `other` among the nearest of `row` where it belongs there and is not yet; tells whether it did. */
  const take = (row: number, other: number, square: number): boolean => {
    const [first, last] = [row * k, row * k + k - 1];
    if (square >= squares[last]) return false;
    for (let at = first; at <= last; at++) if (indices[at] === other) return false;
    let at = last;
    for (; at > first && squares[at - 1] > square; at--) {
      squares[at] = squares[at - 1];
      indices[at] = indices[at - 1];
      fresh[at] = fresh[at - 1];
    }
    squares[at] = square;
    indices[at] = other;
    fresh[at] = 1;
    return true;
  };
  return {
    ...{ rows, cols, data, k, indices, fresh },
    /** Compares two rows; how many of them took the other. */
    compare(a: number, b: number): number {
      const square = Math.fround(squareBetween(a, b));
      return Number(take(a, b, square)) + Number(take(b, a, square));
    },
    taken: (): Neighbours => ({ rows, k, indices, distances: squares.map(Math.sqrt) }),
  };
}

/** Compares each of some rows with each. */
function* compareAll(best: Best, rows: Int32Array, done: number): Generator<number, void> {
  let work = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < i; j++) best.compare(rows[i], rows[j]);
    work += i * best.cols;
    if (work < STRIDE) continue;
    work = 0;
    yield done;
  }
}

interface Growing {
  readonly leaf: number;
  readonly random: Random;
  readonly done: number;
}

/** Halves all rows again and again across the line between two of them, until few are left together, which are compared. */
function* growTree(best: Best, { leaf, random, done }: Growing): Generator<number, void> {
  const order = allRows(best.rows);
  const waiting: [from: number, to: number][] = [[0, best.rows]];
  let work = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const [from, to] = part;
    if (to - from <= leaf) {
      yield* compareAll(best, order.subarray(from, to), done);
      work += ((to - from) ** 2 / 2) * best.cols;
    } else {
      const middle = splitRows(best, order.subarray(from, to), random);
      work += (to - from) * best.cols;
      waiting.push([from + middle, to], [from, from + middle]);
    }
    if (work < STRIDE) continue;
    work = 0;
    yield done;
  }
}

/** Puts that half first which lies furthest on one side of the plane; how many it is. */
function splitRows({ data, cols }: Best, rows: Int32Array, random: Random): number {
  const a = rows[random.int(rows.length)] * cols;
  const b = rows[random.int(rows.length)] * cols;
  const along = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i] * cols;
    let sum = 0;
    for (let c = 0; c < cols; c++) sum += (data[a + c] - data[b + c]) * data[at + c];
    along[i] = sum;
  }
  const half = rows.length >> 1;
  const least = kthLargest(along.slice(), half);
  let level = half - along.reduce((above, x) => above + (x > least ? 1 : 0), 0);
  let first = 0;
  for (let i = 0; i < rows.length; i++) {
    if (along[i] < least || (along[i] === least && level-- <= 0)) continue;
    const row = rows[i];
    rows[i] = rows[first];
    rows[first++] = row;
  }
  return half;
}

/** Compares each row with the neighbours of its neighbours where either came in since the last time; how many neighbours changed. */
function* tryNeighbours(best: Best, done: number): Generator<number, number> {
  const { rows, cols, k } = best;
  const before = best.indices.slice();
  const wasFresh = best.fresh.slice();
  best.fresh.fill(0);
  /** The last row that was compared with each. */
  const seen = new Int32Array(rows).fill(NOBODY);
  let changed = 0;
  let work = 0;
  for (let row = 0; row < rows; row++) {
    seen[row] = row;
    for (let n = row * k; n < row * k + k; n++) seen[before[n]] = row;
    for (let n = row * k; n < row * k + k; n++) {
      const near = before[n] * k;
      for (let m = near; m < near + k; m++) {
        const other = before[m];
        if (seen[other] === row || (wasFresh[n] === 0 && wasFresh[m] === 0)) continue;
        seen[other] = row;
        changed += best.compare(row, other);
        work += cols;
      }
    }
    if (work < STRIDE) continue;
    work = 0;
    yield done;
  }
  return changed;
}
