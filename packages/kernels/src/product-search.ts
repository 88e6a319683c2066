import type { DenseMatrix } from "./dense-matrix.js";
import { type Arena, createArena } from "./parallel/arena.js";
import type { Pool } from "./parallel/pool.js";
import { createWorkplace, type Work } from "./parallel/workplace.js";

/** Numbers of a vector in memory are filled up to a multiple of this, and vectors to a multiple of it too. */
const LANES = 8;
/** Queries that a thread takes at a time, at most: their scores with a tile of vectors stay in the cache. */
const MOST_QUERIES = 128;
/** Bytes of scores of one query with a tile of vectors and of its place in what is excluded, as in the kernel. */
const ROW = 4 * (256 + 16) + 4;

/** For each query the best vectors. */
export interface BestProducts {
  /** queries × n: positions of vectors, the largest product first; −1 where no more are left. */
  readonly indices: Int32Array;
  /** queries × n: these products. */
  readonly products: Float32Array;
}

/** What to look for: the `n` vectors with the largest products, for each query. */
export interface ProductQueries {
  /** queries × the vectors' numbers. */
  readonly queries: DenseMatrix;
  /** For each query the positions of vectors to leave out, in ascending order. */
  readonly excluded: readonly Int32Array[];
  readonly n: number;
}

/** Finds the vectors with the largest inner products among many that stay in its memory. */
export interface ProductSearch {
  /**
   * Equal products come in ascending order of position. Products are float32 sums in the order of the numbers, so a query gets the same
   * bits alone, among others, and on the threads of a pool; products of NaN or −Infinity never appear.
   */
  best(wanted: ProductQueries): BestProducts;
  /** The same on the threads of a pool; `tick` as in {@link Pool.run}. */
  bestOn(pool: Pool, wanted: ProductQueries, tick?: () => Promise<void>): Promise<BestProducts>;
  /** Bytes that it holds. */
  readonly bytes: number;
}

/** A search among these vectors (a row each). */
export function createProductSearch(vectors: DenseMatrix): ProductSearch {
  const size = padded(vectors.cols);
  const arena = createArena(4 * padded(vectors.rows) * size);
  const workplace = createWorkplace(arena);
  const panels = placePanels(arena, vectors, size);
  const work = (wanted: ProductQueries) => workOn(arena, { panels, size, vectors: vectors.rows }, wanted);
  return {
    best: (wanted) => workplace.here(work(wanted)),
    bestOn: (pool, wanted, tick) => workplace.on(pool, work(wanted), tick),
    bytes: arena.memory.buffer.byteLength,
  };
}

const padded = (count: number) => Math.ceil(count / LANES) * LANES;

/** Vectors in panels of 8: the first number of all of them, then the second. */
function placePanels(arena: Arena, { rows, cols, data }: DenseMatrix, size: number): number {
  const address = arena.room(4 * padded(rows) * size);
  const placed = arena.floats(address, padded(rows) * size);
  for (let r = 0; r < rows; r++) {
    const to = (r - (r % LANES)) * size + (r % LANES);
    for (let c = 0; c < cols; c++) placed[to + c * LANES] = data[r * cols + c];
  }
  return address;
}

interface Placed {
  readonly panels: number;
  readonly size: number;
  readonly vectors: number;
}

function workOn(arena: Arena, { panels, size, vectors }: Placed, { queries, excluded, n }: ProductQueries): Work<BestProducts> {
  const slots = queries.rows * n;
  let indices = 0;
  let scores = 0;
  return {
    place(control, threads) {
      const block = blockOf(queries.rows, threads);
      // The kernel reads queries in fours, the last ones beyond the end.
      const asked = arena.room(4 * (queries.rows + 3) * size);
      fillRows(arena.floats(asked, queries.rows * size), queries, size);
      const [starts, struck] = placeLists(arena, excluded);
      indices = arena.room(4 * slots);
      scores = arena.room(4 * slots);
      const scratch = arena.room(threads * block * ROW);
      const lists = [starts, struck, n, indices, scores, block, scratch];
      if (slots === 0) return [];
      return [
        { kernel: "topProducts", args: [control, threads, "thread", asked, queries.rows, size, panels, vectors, ...lists] },
      ];
    },
    take: () => ({ indices: arena.ints(indices, slots).slice(), products: arena.floats(scores, slots).slice() }),
  };
}

/** A multiple of 4, small enough that there is something to do for every thread. */
const blockOf = (queries: number, threads: number) => Math.min(MOST_QUERIES, 4 * Math.ceil(queries / (4 * threads)));

function fillRows(placed: Float32Array, { rows, cols, data }: DenseMatrix, size: number): void {
  for (let r = 0; r < rows; r++) placed.set(data.subarray(r * cols, (r + 1) * cols), r * size);
}

/** Addresses of where each list starts, and of all lists. */
function placeLists(arena: Arena, lists: readonly Int32Array[]): [starts: number, all: number] {
  const starts = arena.room(4 * (lists.length + 1));
  const ends = arena.ints(starts, lists.length + 1);
  lists.forEach((list, i) => {
    ends[i + 1] = ends[i] + list.length;
  });
  const all = arena.room(4 * ends[lists.length]);
  const placed = arena.ints(all, ends[lists.length]);
  lists.forEach((list, i) => {
    placed.set(list, ends[i]);
  });
  return [starts, all];
}
