import type { DenseMatrix } from "./dense-matrix.js";
import { type Arena, createArena } from "./parallel/arena.js";
import type { Pool } from "./parallel/pool.js";
import { createWorkplace, type Work, type Workplace } from "./parallel/workplace.js";

/** Vectors of a panel, as in the kernel; numbers of a vector are filled up to a multiple of it, too. */
const PANEL = 8;
/** Vectors of a tile, as in the kernel. */
const TILE = 256;
/** Queries that a thread takes at a time, at most: their scores with a tile of vectors stay in the cache. */
const MOST_QUERIES = 128;
/** Bytes that the kernel needs for a query (its products with a tile of vectors, and its limits) and for each of its numbers. */
const ROW = 4 * (TILE + 16) + 16;
const NUMBER = 2;

/** For each query the best vectors. */
export interface BestProducts {
  /** queries × n: rows of vectors, the largest product first; −1 where no more are left. */
  readonly indices: Int32Array;
  /** queries × n: these products. */
  readonly products: Float32Array;
}

/** What to look for: the `n` vectors with the largest products, for each query. */
export interface ProductQueries {
  /** queries × the vectors' numbers. */
  readonly queries: DenseMatrix;
  /** For each query the rows of vectors to leave out. */
  readonly excluded: readonly Int32Array[];
  readonly n: number;
}

/** Finds the vectors with the largest inner products among many that stay in its memory. */
export interface ProductSearch {
  /**
   * Of equal products comes first what is first in the search's order. Each product is a float32 sum that depends on nothing else, so a query gets the same
   * bits alone, among others, and on the threads of a pool; products of NaN or −Infinity never appear.
   */
  best(wanted: ProductQueries): BestProducts;
  /** The same on the threads of a pool; `tick` as in {@link Pool.run}. */
  bestOn(pool: Pool, wanted: ProductQueries, tick?: () => Promise<void>): Promise<BestProducts>;
  /** Bytes that it holds. */
  readonly bytes: number;
}

/** A search among these vectors (a row each). `order` names rows that may be found, each once, and which of two equal ones comes first. */
export function createProductSearch(vectors: DenseMatrix, order: Int32Array): ProductSearch {
  const size = padded(vectors.cols);
  const arena = createArena((4 + NUMBER) * padded(order.length) * size + 8 * Math.ceil(order.length / TILE));
  const workplace = createWorkplace(arena);
  const placed = placeVectors(arena, workplace, vectors, order);
  const work = (wanted: ProductQueries) => workOn(arena, placed, wanted);
  return {
    best: (wanted) => workplace.here(work(wanted)),
    bestOn: (pool, wanted, tick) => workplace.on(pool, work(wanted), tick),
    bytes: arena.memory.buffer.byteLength,
  };
}

const padded = (count: number) => Math.ceil(count / PANEL) * PANEL;

interface Placed {
  /** For each place the row of the vector there, and for each row its place, −1 where it has none. */
  readonly order: Int32Array;
  readonly placeOf: Int32Array;
  /** Numbers of a vector in memory, and where the vectors are, a row each. */
  readonly size: number;
  readonly rows: number;
  /** Where the vectors are rounded, what they were multiplied by before, and the largest sum of magnitudes of a rounded one. */
  readonly panels: number;
  readonly scale: number;
  readonly magnitude: number;
  /** Where the length of the longest vector of each tile is. */
  readonly lengths: number;
}

function placeVectors(arena: Arena, workplace: Workplace, vectors: DenseMatrix, order: Int32Array): Placed {
  const size = padded(vectors.cols);
  const count = order.length;
  const placeOf = new Int32Array(vectors.rows).fill(-1);
  const rows = arena.room(4 * count * size);
  const placed = arena.floats(rows, count * size);
  order.forEach((row, place) => {
    placeOf[row] = place;
    placed.set(vectors.data.subarray(row * vectors.cols, (row + 1) * vectors.cols), place * size);
  });
  const panels = arena.scratch(NUMBER * padded(count) * size);
  const lengths = arena.scratch(8 * Math.ceil(count / TILE));
  workplace.here({
    place: () => [{ kernel: "tileLengths", args: [rows, count, size, lengths] }],
    take: () => undefined,
  });
  return { order, placeOf, size, rows, panels, lengths, ...roundVectors(arena, workplace, [rows, count, size, panels]) };
}

function roundVectors(arena: Arena, workplace: Workplace, vectors: readonly number[]): Pick<Placed, "scale" | "magnitude"> {
  let out = 0;
  return workplace.here({
    place() {
      out = arena.scratch(16);
      return [{ kernel: "roundVectors", args: [...vectors, out] }];
    },
    take() {
      const [scale, magnitude] = new Float64Array(arena.memory.buffer, out, 2);
      return { scale, magnitude };
    },
  });
}

function workOn(arena: Arena, placed: Placed, { queries, excluded, n }: ProductQueries): Work<BestProducts> {
  const slots = queries.rows * n;
  const { size, order } = placed;
  let indices = 0;
  let scores = 0;
  return {
    place(control, threads) {
      const block = blockOf(queries.rows, threads);
      const asked = arena.putRows(queries.data, queries.cols, size);
      const [starts, struck] = placeLists(arena, excluded, placed.placeOf);
      indices = arena.scratch(4 * slots);
      scores = arena.scratch(4 * slots);
      const scratch = arena.scratch(threads * block * (ROW + NUMBER * size));
      // Bits that are not set: which vectors are struck out of which query's list.
      const marks = arena.room(threads * block * marksOf(order.length));
      const among = [placed.rows, placed.panels, placed.scale, placed.magnitude, placed.lengths, order.length];
      const lists = [starts, struck, n, indices, scores, block, scratch, marks];
      if (slots === 0) return [];
      return [{ kernel: "topProducts", args: [control, threads, "thread", asked, queries.rows, size, ...among, ...lists] }];
    },
    take: () => ({
      indices: arena.ints(indices, slots).map((place) => (place < 0 ? place : order[place])),
      products: arena.floats(scores, slots).slice(),
    }),
  };
}

/** Bytes of a bit for each vector. */
const marksOf = (vectors: number) => 4 * Math.ceil(vectors / 32);

/** A multiple of 4, small enough that there is something to do for every thread. */
const blockOf = (queries: number, threads: number) => Math.min(MOST_QUERIES, 4 * Math.ceil(queries / (4 * threads)));

/** Addresses of where each list starts, and of the places in all lists. */
function placeLists(arena: Arena, lists: readonly Int32Array[], placeOf: Int32Array): [starts: number, all: number] {
  const starts = arena.scratch(4 * (lists.length + 1));
  const all = arena.scratch(4 * lists.reduce((sum, list) => sum + list.length, 0));
  const ends = arena.ints(starts, lists.length + 1);
  const places = new Int32Array(arena.memory.buffer, all);
  let at = 0;
  ends[0] = 0;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i];
    for (let e = 0; e < list.length; e++) {
      const place = placeOf[list[e]];
      if (place >= 0) places[at++] = place;
    }
    ends[i + 1] = at;
  }
  return [starts, all];
}
