import { choleskyFactor, choleskySolve } from "./cholesky.js";
import type { DenseMatrix } from "./dense-matrix.js";
import type { SparseMatrix, SparseRow } from "./sparse-matrix.js";

/** The problem that {@link solveRows} solves for each row. */
export interface WeightedLeastSquares {
  /** rows × others: the weight of each observed entry. */
  readonly weights: SparseMatrix;
  /** What the target of an observed entry exceeds its weight by. */
  readonly beyond: number;
  /** others × factors: the fixed vectors q. */
  readonly fixed: DenseMatrix;
  /** factors × factors, row-major: Σ q qᵀ over all others. */
  readonly gram: Float64Array;
  /** Weight α₀ of every entry, observed or not, towards 0. */
  readonly unobserved: number;
  /** The ridge of a row with `entries` observed entries, of `all`. */
  ridge(entries: number, all: number): number;
  /** Conjugate gradient steps a row. */
  readonly steps: number;
}

/**
 * For each row r in [from, to) moves its vector p in `solved` (rows × factors) towards the minimum of
 * Σ_observed (w (p·q)² − 2 (w + beyond) p·q) + α₀ Σ_all (p·q)² + ridge |p|², by conjugate gradients from where p stands (Takács, Pilászy & Tikk,
 * "Applications of the conjugate gradient method for implicit feedback collaborative filtering", RecSys 2011). The matrix of the
 * system, Σ w q qᵀ + α₀ Gram + ridge, is never formed. Rows without entries become 0, which is their minimum.
 */
export function solveRows(problem: WeightedLeastSquares, solved: DenseMatrix, from: number, to: number): void {
  const size = solved.cols;
  const room = {
    p: new Float64Array(size),
    residual: new Float64Array(size),
    step: new Float64Array(size),
    image: new Float64Array(size),
  };
  for (let r = from; r < to; r++) {
    const row = solved.data.subarray(r * size, (r + 1) * size);
    if (problem.weights.indptr[r] === problem.weights.indptr[r + 1]) row.fill(0);
    else solveRow(problem, r, row, room);
  }
}

interface Room {
  readonly p: Float64Array;
  readonly residual: Float64Array;
  readonly step: Float64Array;
  readonly image: Float64Array;
}

/** Conjugate gradients, stopped early where the residual has vanished. */
function solveRow(problem: WeightedLeastSquares, r: number, row: Float32Array, { p, residual, step, image }: Room): void {
  p.set(row);
  targetSide(problem, r, residual);
  applySystem(problem, r, p, image);
  for (let i = 0; i < p.length; i++) residual[i] -= image[i];
  step.set(residual);
  let error = dot(residual, residual);
  for (let k = 0; k < problem.steps && error > 1e-20; k++) {
    applySystem(problem, r, step, image);
    const length = error / dot(step, image);
    for (let i = 0; i < p.length; i++) {
      p[i] += length * step[i];
      residual[i] -= length * image[i];
    }
    const next = dot(residual, residual);
    const keep = next / error;
    for (let i = 0; i < p.length; i++) step[i] = residual[i] + keep * step[i];
    error = next;
  }
  row.set(p);
}

/** out = Σ_observed (w + beyond) q: the right-hand side of row r's system. */
function targetSide({ weights, beyond, fixed }: WeightedLeastSquares, r: number, out: Float64Array): void {
  const { indptr, indices, values } = weights;
  const size = fixed.cols;
  out.fill(0);
  for (let e = indptr[r]; e < indptr[r + 1]; e++) {
    const q = indices[e] * size;
    for (let i = 0; i < size; i++) out[i] += (values[e] + beyond) * fixed.data[q + i];
  }
}

/** out = (Σ_observed w q qᵀ + α₀ Gram + ridge) v: the left-hand side of row r's system times v. */
function applySystem(problem: WeightedLeastSquares, r: number, v: Float64Array, out: Float64Array): void {
  const { weights, fixed, gram, unobserved } = problem;
  const { indptr, indices, values } = weights;
  const size = v.length;
  const ridge = problem.ridge(indptr[r + 1] - indptr[r], fixed.rows);
  timesSymmetric(gram, v, out);
  for (let i = 0; i < size; i++) out[i] = unobserved * out[i] + ridge * v[i];
  for (let e = indptr[r]; e < indptr[r + 1]; e++) {
    const q = indices[e] * size;
    let product = 0;
    for (let i = 0; i < size; i++) product += fixed.data[q + i] * v[i];
    product *= values[e];
    for (let i = 0; i < size; i++) out[i] += product * fixed.data[q + i];
  }
}

/** out = gram × v, by adding rows (columns, as gram is symmetric): independent sums, which the processor can overlap. */
function timesSymmetric(gram: Float64Array, v: Float64Array, out: Float64Array): void {
  const size = v.length;
  out.fill(0);
  for (let j = 0; j < size; j++) {
    const x = v[j];
    const from = j * size;
    for (let i = 0; i < size; i++) out[i] += x * gram[from + i];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * The exact minimum of the same problem for a row that training has not seen, by Cholesky: a new float32 vector p.
 * `row` names entries of `fixed` with their weights.
 */
export function solveRowExactly(problem: RowSystem & Pick<WeightedLeastSquares, "beyond">, row: SparseRow): Float32Array {
  const { fixed, beyond } = problem;
  const target = new Float64Array(fixed.cols);
  row.indices.forEach((other, e) => {
    for (let i = 0, q = other * fixed.cols; i < target.length; i++) target[i] += (row.values[e] + beyond) * fixed.data[q + i];
  });
  return Float32Array.from(rowSystem(problem, row)(target));
}

/** What the system of a row consists of, besides its own entries. */
type RowSystem = Pick<WeightedLeastSquares, "fixed" | "gram" | "unobserved" | "ridge">;

/**
 * A⁻¹ of vectors, where A is the matrix of the system that gives the row its vector: Σ w q qᵀ + α₀ Gram + ridge, factored here. 0 for a row without
 * entries.
 */
export function rowSystem(problem: RowSystem, row: SparseRow): (target: ArrayLike<number>) => Float64Array {
  const { fixed, gram, unobserved } = problem;
  const size = fixed.cols;
  const entries = row.indices.length;
  if (entries === 0) return () => new Float64Array(size);
  const system = gram.map((value) => unobserved * value);
  const ridge = problem.ridge(entries, fixed.rows);
  for (let i = 0; i < size; i++) system[i * size + i] += ridge;
  for (let e = 0; e < entries; e++) addOuter(system, fixed, row.indices[e], row.values[e]);
  choleskyFactor(system, size);
  return (target) => {
    const solution = Float64Array.from(target);
    choleskySolve(system, size, solution);
    return solution;
  };
}

/** system += w q qᵀ (lower triangle). */
function addOuter(system: Float64Array, fixed: DenseMatrix, other: number, w: number): void {
  const size = fixed.cols;
  const q = other * size;
  for (let i = 0; i < size; i++) {
    const x = w * fixed.data[q + i];
    for (let j = 0; j <= i; j++) system[i * size + j] += x * fixed.data[q + j];
  }
}
