import { type DenseMatrix, zeros } from "./dense-matrix.js";
import { invertPositiveDefinite } from "./invert.js";
import { type Arena, createArena } from "./parallel/arena.js";
import type { Pool } from "./parallel/pool.js";
import { createWorkplace, type Work, type Workplace } from "./parallel/workplace.js";
import type { SparseMatrix } from "./sparse-matrix.js";

/** Numbers of a vector in memory are filled up to a multiple of this. */
const LANES = 8;
/** Vectors of one part of a Gram matrix. */
const PART = 512;
/** Rows that the kernel solves together. */
const BLOCK = 8;
/** Entries of a row whose ridge the preconditioner has. */
const USUAL_ENTRIES = 32;
/** Of the error of a row, squared and measured by the preconditioner, so much may be left: a millionth of its length. */
const TOLERANCE = 1e-12;

/** The problem of `factorise` with the vectors q fixed. */
export interface RowProblem {
  /** others × factors: the vectors q. */
  readonly fixed: DenseMatrix;
  /** What the target of an observed entry exceeds its weight by. */
  readonly beyond: number;
  /** α₀: the weight of every entry, observed or not, towards 0. */
  readonly unobserved: number;
  /** The ridge of a row with `entries` observed entries, of `all`. */
  ridge(entries: number, all: number): number;
}

/** Solves rows that training has not seen: `solveRowExactly` is the plain version. */
export interface RowSolver {
  /**
   * `weights`: rows × others, of the observed entries. Gives rows × factors, as exactly as float32 goes: the same bits for a row alone, among
   * others, and on the threads of a pool.
   */
  solve(weights: SparseMatrix): DenseMatrix;
  solveOn(pool: Pool, weights: SparseMatrix, tick?: () => Promise<void>): Promise<DenseMatrix>;
  /** Bytes that it holds. */
  readonly bytes: number;
}

export function createRowSolver(problem: RowProblem): RowSolver {
  const { fixed, unobserved } = problem;
  const size = Math.ceil(fixed.cols / LANES) * LANES;
  const arena = createArena(4 * (fixed.rows * size + 2 * size * size));
  const workplace = createWorkplace(arena);
  const vectors = arena.putRows(fixed.data, fixed.cols, size);
  const system = gramOf(arena, workplace, vectors, fixed, size).map((value) => unobserved * value);
  const placed: Placed = {
    size,
    fixed: vectors,
    system: placeSquare(arena, system, fixed.cols, size),
    inverse: placeSquare(arena, inverseOf(system, problem), fixed.cols, size),
  };
  const work = (weights: SparseMatrix) => workOn(arena, problem, placed, weights);
  return {
    solve: (weights) => workplace.here(work(weights)),
    solveOn: (pool, weights, tick) => workplace.on(pool, work(weights), tick),
    bytes: arena.memory.buffer.byteLength,
  };
}

/** The Gram matrix of the placed vectors, cols × cols: the parts in float32, their sum in float64. */
function gramOf(arena: Arena, workplace: Workplace, vectors: number, { rows, cols }: DenseMatrix, size: number): Float64Array {
  const gram = new Float64Array(cols * cols);
  let part = 0;
  for (let from = 0; from < rows; from += PART)
    workplace.here({
      place() {
        part = arena.scratch(4 * size * size);
        return [{ kernel: "partOf", args: [vectors, size, from, Math.min(rows, from + PART), part] }];
      },
      take: () => addUpper(arena.floats(part, size * size), size, cols, gram),
    });
  return gram;
}

/** Adds the upper triangle of a part to both. */
function addUpper(part: Float32Array, size: number, cols: number, gram: Float64Array): void {
  for (let i = 0; i < cols; i++) {
    gram[i * cols + i] += part[i * size + i];
    for (let j = i + 1; j < cols; j++) gram[j * cols + i] = gram[i * cols + j] += part[i * size + j];
  }
}

function inverseOf(system: Float64Array, { fixed, ridge }: RowProblem): Float64Array {
  const inverse = system.slice();
  const usual = ridge(USUAL_ENTRIES, fixed.rows);
  for (let i = 0; i < fixed.cols; i++) inverse[i * fixed.cols + i] += usual;
  for (const _done of invertPositiveDefinite(inverse, fixed.cols));
  return inverse;
}

interface Placed {
  readonly size: number;
  readonly fixed: number;
  readonly system: number;
  readonly inverse: number;
}

function placeSquare(arena: Arena, square: Float64Array, columns: number, size: number): number {
  const address = arena.room(4 * size * size);
  const placed = arena.floats(address, size * size);
  for (let r = 0; r < columns; r++) placed.set(square.subarray(r * columns, (r + 1) * columns), r * size);
  return address;
}

function workOn(
  arena: Arena,
  { fixed, beyond, ridge }: RowProblem,
  placed: Placed,
  { rows, cols, indptr, indices, values }: SparseMatrix,
): Work<DenseMatrix> {
  const { size } = placed;
  let solved = 0;
  return {
    place(control, threads) {
      const ridges = Float32Array.from({ length: rows }, (_, r) => ridge(indptr[r + 1] - indptr[r], cols));
      const entries = [...[indptr, indices, values].map((array) => arena.put(array)), beyond, arena.put(ridges)];
      solved = arena.room(4 * rows * size);
      const scratch = arena.room(threads * 4 * (4 * BLOCK * size + 2 * BLOCK));
      // In exact numbers as many steps are enough as there are factors.
      const limits = [2 * size, TOLERANCE];
      const common = [placed.fixed, size, ...limits, placed.system, placed.inverse, scratch];
      return [{ kernel: "solveAnew", args: [control, threads, "thread", ...entries, solved, rows, ...common] }];
    },
    take() {
      const vectors = zeros(rows, fixed.cols);
      arena.takeRows(solved, vectors.data, fixed.cols, size);
      return vectors;
    },
  };
}
