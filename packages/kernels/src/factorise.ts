import type { DenseMatrix } from "./dense-matrix.js";
import { type Arena, createArena } from "./parallel/arena.js";
import type { Call } from "./parallel/kernels.js";
import type { Pool } from "./parallel/pool.js";
import { type SparseMatrix, transpose } from "./sparse-matrix.js";

/** Factors in memory are filled up to a multiple of this, which the kernels take together. */
const LANES = 8;
/** Vectors of one part of a Gram matrix, as in the kernel. */
const PART = 512;
/** Rows that the kernel solves together. */
const BLOCK = 8;

/** The problem that {@link factorise} solves: Σ_observed (w (p·q)² − 2 t p·q) + α₀ Σ_all (p·q)² + Σ ridge |p|² + Σ ridge |q|². */
export interface Factorisation {
  /** rows × columns: the weight w of each observed entry. */
  readonly weights: SparseMatrix;
  /** The target t of each observed entry, in their order. */
  readonly targets: Float32Array;
  /** α₀: the weight of every entry, observed or not, towards 0. */
  readonly unobserved: number;
  /** The ridge of a row or column with `entries` observed entries, of `all`. */
  ridge(entries: number, all: number): number;
  /** Conjugate gradient steps a vector in each round. */
  readonly steps: number;
  readonly rounds: number;
}

/**
 * Two sets of vectors p (rows) and q (columns) that minimise the problem by turns, from where they stand: each half of a round moves one side towards
 * its minimum by conjugate gradients (see `solveRows` in weighted-least-squares.ts, which is the plain version). float32 throughout; the same
 * numbers bit for bit, whatever the number of threads. `report` is told the rounds that are done, several times a second.
 */
export async function factorise(
  problem: Factorisation,
  rows: DenseMatrix,
  columns: DenseMatrix,
  pool: Pool,
  report: (rounds: number) => Promise<void>,
): Promise<{ rows: DenseMatrix; columns: DenseMatrix }> {
  const size = Math.ceil(rows.cols / LANES) * LANES;
  const byColumn = transpose(problem.weights);
  const targetsByColumn = transpose({ ...problem.weights, values: problem.targets }).values;
  const arena = createArena(bytesOf(problem.weights, size, pool.threads));
  const p = arena.putRows(rows.data, rows.cols, size);
  const q = arena.putRows(columns.data, columns.cols, size);
  const common = {
    control: arena.room(16),
    size,
    parts: arena.room(partsRoom(Math.max(rows.rows, columns.rows), size)),
    system: arena.room(4 * size * size),
    scratch: arena.room(pool.threads * scratchRoom(size)),
  };
  const one = halfRound(arena, problem, problem.weights, problem.targets, common, pool.threads);
  const other = halfRound(arena, problem, byColumn, targetsByColumn, common, pool.threads);
  const round = [...one(p, q), ...other(q, p)];
  for (let done = 0; done < problem.rounds; done++) {
    await report(done);
    await pool.run(arena, common.control, round, () => report(done));
  }
  return {
    rows: { ...rows, data: arena.takeRows(p, rows.rows, rows.cols, size) },
    columns: { ...columns, data: arena.takeRows(q, columns.rows, columns.cols, size) },
  };
}

interface Common {
  readonly control: number;
  readonly size: number;
  readonly parts: number;
  readonly system: number;
  readonly scratch: number;
}

/** Places one side of the problem; the call that moves `solved` while `fixed` stays. */
function halfRound(
  arena: Arena,
  { unobserved, ridge, steps }: Factorisation,
  weights: SparseMatrix,
  targets: Float32Array,
  { control, size, parts, system, scratch }: Common,
  threads: number,
): (solved: number, fixed: number) => Call[] {
  const { rows, cols, indptr } = weights;
  const ridges = Float32Array.from({ length: rows }, (_, r) => ridge(indptr[r + 1] - indptr[r], cols));
  const placed = [indptr, weights.indices, weights.values, targets, ridges].map((array) => arena.put(array));
  return (solved, fixed) => [
    { kernel: "gram", args: [control, threads, fixed, cols, size, unobserved, parts, system] },
    {
      kernel: "solveRows",
      args: [control, threads, "thread", ...placed, solved, rows, fixed, size, steps, system, scratch],
    },
  ];
}

const partsRoom = (vectors: number, size: number) => Math.ceil(vectors / PART) * size * size * 4;
const scratchRoom = (size: number) => 4 * (3 * BLOCK * size + BLOCK);

function bytesOf({ rows, cols, indices }: SparseMatrix, size: number, threads: number): number {
  const entries = 2 * (3 * indices.length + 2 * (rows + cols) + 2);
  const vectors = (rows + cols) * size + size * size;
  return 4 * (entries + vectors) + partsRoom(Math.max(rows, cols), size) + threads * scratchRoom(size);
}
