import type { DenseMatrix } from "./dense-matrix.js";
import type { Arena } from "./parallel/arena.js";
import type { Call } from "./parallel/kernels.js";
import type { Pool } from "./parallel/pool.js";
import type { Random } from "./random.js";
import type { SparseMatrix } from "./sparse-matrix.js";

/** Numbers of a vector in memory are filled up to a multiple of this. */
const LANES = 8;
/** Parts of the rows, and of the columns, as in the kernel. */
const PARTS = 8;

/**
 * What {@link rankPairs} climbs: Σ ln σ(p · (q_i − q_j) + b_i − b_j) − ½ ridge (|p|² + |q|² + b²) over entries i of a row p and rivals j in which it has none
 * (Rendle, Freudenthaler, Gantner & Schmidt-Thieme, “BPR: Bayesian personalized ranking from implicit feedback”, UAI 2009).
 */
export interface PairRanking {
  /** rows × columns; only where its entries are matters. */
  readonly entries: SparseMatrix;
  readonly epochs: number;
  /** The length of a step in an epoch, counted from 0. */
  rate(epoch: number): number;
  readonly ridge: number;
  /** Rivals drawn for a step, from 1; the one with the highest product is taken. */
  readonly candidates: number;
  /** The share of rivals that are drawn by their number of entries, in [0, 1]; the others are drawn evenly. */
  readonly popular: number;
}

/** Vectors of the rows and columns, and a number a column. */
export interface RankedVectors {
  readonly rows: DenseMatrix;
  readonly columns: DenseMatrix;
  readonly biases: Float32Array;
}

/**
 * Moves the vectors and biases by stochastic gradient descent: in an epoch as many steps as there are entries. What is drawn follows from `random`
 * alone; the same numbers bit for bit, whatever the number of threads. `report` is told the epochs that are done, several times a second.
 */
export async function rankPairs(
  problem: PairRanking,
  { rows, columns, biases }: RankedVectors,
  { random, pool, report }: { random: Random; pool: Pool; report: (epochs: number) => Promise<void> },
): Promise<void> {
  const size = Math.ceil(rows.cols / LANES) * LANES;
  await pool.within(bytesOf(problem.entries, size), async (arena) => {
    const p = arena.putRows(rows.data, rows.cols, size);
    const q = arena.putRows(columns.data, columns.cols, size);
    const b = arena.put(biases);
    const control = arena.room(16);
    const epoch = placeEpoch(arena, problem, [p, q, b, size], control, pool.threads);
    for (let done = 0; done < problem.epochs; done++) {
      await report(done);
      const seeds = [random.int(2 ** 32), random.int(2 ** 32)] as const;
      await pool.run(arena, control, epoch(problem.rate(done), seeds), () => report(done));
    }
    arena.takeRows(p, rows.data, rows.cols, size);
    arena.takeRows(q, columns.data, columns.cols, size);
    arena.takeRows(b, biases, 1, 1);
  });
}

/** Places what the calls of an epoch share. */
function placeEpoch(
  arena: Arena,
  { entries, ridge, candidates, popular }: PairRanking,
  vectors: readonly number[],
  control: number,
  threads: number,
): (rate: number, seeds: readonly [dealing: number, drawing: number]) => Call[] {
  const { cols, indptr, indices } = entries;
  const matrix = [arena.put(rowBounds(entries)), arena.put(indptr), arena.put(indices)];
  const order = arena.put(Int32Array.from({ length: cols }, (_, column) => column));
  const parts = arena.room(cols);
  const sorted = [4 * PARTS * PARTS, 4 * indices.length, 4 * indices.length].map(arena.scratch);
  return (rate, [dealing, drawing]) => [
    { kernel: "dealColumns", args: [control, threads, cols, order, parts, dealing] },
    { kernel: "sortEntries", args: [control, threads, ...matrix, parts, ...sorted] },
    {
      kernel: "rankPairs",
      args: [control, threads, ...matrix, cols, order, ...sorted, ...vectors, rate, ridge, candidates, popular, drawing],
    },
  ];
}

/** The first row of each part, and the end: parts have about as many entries each. */
function rowBounds({ rows, indptr, indices }: SparseMatrix): Int32Array {
  const bounds = new Int32Array(PARTS + 1).fill(rows);
  let part = 0;
  for (let row = 0; row < rows; row++)
    while (part < PARTS && indptr[row] >= (indices.length * part) / PARTS) bounds[part++] = row;
  return bounds;
}

const bytesOf = ({ rows, cols, indices }: SparseMatrix, size: number) =>
  4 * ((rows + cols) * size + 3 * indices.length + rows + 3 * cols);
