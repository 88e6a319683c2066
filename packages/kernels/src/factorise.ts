import { type DenseMatrix, zeros } from "./dense-matrix.js";
import type { Arena } from "./parallel/arena.js";
import type { Call } from "./parallel/kernels.js";
import type { Pool } from "./parallel/pool.js";
import { type SparseMatrix, transpose } from "./sparse-matrix.js";

/** Factors in memory are filled up to a multiple of this, which the kernels take together. */
const LANES = 8;
/** Vectors of one part of a Gram matrix, as in the kernel. */
const PART = 512;
/** Rows that the kernel solves together. */
const BLOCK = 8;

/** The problem that {@link factorise} solves: Σ_observed (w (p·q)² − 2 (w + beyond) p·q) + α₀ Σ_all (p·q)² + Σ ridge |p|² + Σ ridge |q|². */
export interface Factorisation {
  /** rows × columns: the weight w of each observed entry, before it is multiplied by `scale`. */
  readonly weights: SparseMatrix;
  readonly scale: number;
  /** What the target of an observed entry exceeds its weight by. */
  readonly beyond: number;
  /** α₀: the weight of every entry, observed or not, towards 0. */
  readonly unobserved: number;
  /** The ridge of a row or column with `entries` observed entries, of `all`. */
  ridge(entries: number, all: number): number;
  /** Conjugate gradient steps a vector in each round. */
  readonly steps: number;
  readonly rounds: number;
}

/** Vectors of columns that have entries became nothing: 0 is the minimum of the problem, or they began too far from any other. */
export class VanishedError extends Error {
  override readonly name = "VanishedError";
  /** In which round, from 1. */
  readonly round: number;

  constructor(round: number) {
    super(`The vectors vanished in round ${round}.`);
    this.round = round;
  }
}

/** Vectors without a number of this size are nothing; much smaller ones would also be slow to compute with. */
const NOTHING = 1e-8;

/** Where the vectors begin. */
interface Start {
  /** Numbers of a vector. */
  readonly size: number;
  /** Fills a vector; asked for each row, then for each column. */
  fill(vector: Float32Array): void;
}

/**
 * The vectors q of the columns, after two sets of vectors p (rows) and q have been moved by turns so that they minimise the problem: each half
 * of a round moves one side towards its minimum by conjugate gradients (see `solveRows` in weighted-least-squares.ts, which is the plain version). float32 throughout; the same
 * numbers bit for bit, whatever the number of threads. Throws a {@link VanishedError}. `report` is told the rounds that are done, several times a second.
 */
export async function factorise(
  problem: Factorisation,
  start: Start,
  pool: Pool,
  report: (rounds: number) => Promise<void>,
): Promise<DenseMatrix> {
  const size = Math.ceil(start.size / LANES) * LANES;
  const { rows, cols } = problem.weights;
  return pool.within(bytesOf(problem.weights, size, pool.threads), async (arena) => {
    const [p, q] = [rows, cols].map((vectors) => placeStart(arena, vectors, size, start)) as [number, number];
    await moveBoth(arena, problem, { size, p, q }, pool, report);
    const columns = zeros(cols, start.size);
    arena.takeRows(q, columns.data, columns.cols, size);
    return columns;
  });
}

function placeStart(arena: Arena, vectors: number, stride: number, { size, fill }: Start): number {
  const address = arena.room(4 * vectors * stride);
  const placed = arena.floats(address, vectors * stride);
  for (let v = 0; v < vectors; v++) fill(placed.subarray(v * stride, v * stride + size));
  return address;
}

/** Where the vectors lie, and how many numbers each has there. */
interface Vectors {
  readonly size: number;
  readonly p: number;
  readonly q: number;
}

async function moveBoth(
  arena: Arena,
  problem: Factorisation,
  { size, p, q }: Vectors,
  pool: Pool,
  report: (rounds: number) => Promise<void>,
): Promise<void> {
  const { weights, scale } = problem;
  const common = {
    control: arena.room(16),
    size,
    parts: arena.scratch(partsRoom(Math.max(weights.rows, weights.cols), size)),
    system: arena.scratch(4 * size * size),
    scratch: arena.scratch(pool.threads * scratchRoom(size)),
  };
  const placed = placeMatrix(arena, weights, scale);
  const one = halfRound(arena, problem, placed.byRow, common, pool.threads);
  const other = halfRound(arena, problem, placed.byColumn, common, pool.threads);
  const round = [...one(p, q), ...other(q, p)];
  for (let done = 0; done < problem.rounds; done++) {
    await report(done);
    await pool.run(arena, common.control, round, () => report(done));
    const isNothing = arena.floats(q, weights.cols * size).every((x) => Math.abs(x) < NOTHING);
    if (isNothing && weights.indices.length > 0) throw new VanishedError(done + 1);
  }
}

interface Common {
  readonly control: number;
  readonly size: number;
  readonly parts: number;
  readonly system: number;
  readonly scratch: number;
}

/** A matrix whose entries lie in an arena. */
interface PlacedMatrix extends Pick<SparseMatrix, "rows" | "cols" | "indptr"> {
  readonly columns: number;
  readonly weights: number;
}

/** The matrix and its transpose, which is made where it lies, both times `scale`: there is no second one outside. */
function placeMatrix(arena: Arena, matrix: SparseMatrix, scale: number): { byRow: PlacedMatrix; byColumn: PlacedMatrix } {
  const entries = matrix.indices.length;
  const byRow = { ...matrix, columns: arena.put(matrix.indices), weights: arena.put(matrix.values) };
  const [columns, weights] = [arena.scratch(4 * entries), arena.scratch(4 * entries)];
  const transposed = transpose(matrix, { indices: arena.ints(columns, entries), values: arena.floats(weights, entries) });
  for (const address of [byRow.weights, weights]) multiply(arena.floats(address, entries), scale);
  return { byRow, byColumn: { ...transposed, columns, weights } };
}

function multiply(values: Float32Array, scale: number): void {
  for (let e = 0; scale !== 1 && e < values.length; e++) values[e] *= scale;
}

/** Places the rest of one side of the problem; the calls that move `solved` while `fixed` stays. */
function halfRound(
  arena: Arena,
  { unobserved, beyond, ridge, steps }: Factorisation,
  { rows, cols, indptr, columns, weights }: PlacedMatrix,
  { control, size, parts, system, scratch }: Common,
  threads: number,
): (solved: number, fixed: number) => Call[] {
  const ridges = Float32Array.from({ length: rows }, (_, r) => ridge(indptr[r + 1] - indptr[r], cols));
  const placed = [arena.put(indptr), columns, weights, beyond, arena.put(ridges)];
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
  const entries = 2 * (2 * indices.length + 2 * (rows + cols) + 2);
  const vectors = (rows + cols) * size + size * size;
  return 4 * (entries + vectors) + partsRoom(Math.max(rows, cols), size) + threads * scratchRoom(size);
}
