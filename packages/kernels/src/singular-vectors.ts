import { type DenseMatrix, zeros } from "./dense-matrix.js";
import { orthonormalise } from "./orthonormalise.js";
import type { Random } from "./random.js";
import { type SparseMatrix, transpose } from "./sparse-matrix.js";
import { symmetricEigenvectors } from "./symmetric-eigenvectors.js";

/** The directions in which a sparse matrix does most. */
export interface SingularVectors {
  /** The k largest singular values, descending; 0 where the matrix has no more. */
  readonly values: Float64Array;
  /** cols × k: the right singular vectors as columns; zeros where the value is 0. */
  readonly right: DenseMatrix;
}

export interface SingularOptions {
  readonly k: number;
  /** How often the directions pass through the matrix and back: each time makes them purer. */
  readonly rounds: number;
  /** For the directions to begin with. */
  readonly random: Random;
}

/** Directions carried along besides those that are wanted, so that the last of these come out well too. */
const BESIDES = 16;
/** Multiplications between two yields: a fraction of a second. */
const STRIDE = 2 ** 27;
/** A singular value below this part of the largest is rounding. */
const NOTHING = 1e-5;

/**
 * The leading singular vectors of a sparse matrix, by subspace iteration from random directions and a Rayleigh–Ritz step at the end (Halko,
 * Martinsson & Tropp, “Finding structure with randomness”, SIAM Review 2011, algorithm 4.4). The directions live on the smaller
 * side. Yields the fraction done several times a second, so that the caller can report or stop.
 */
export function* leadingSingularVectors(
  matrix: SparseMatrix,
  { k, rounds, random }: SingularOptions,
): Generator<number, SingularVectors> {
  const turned = transpose(matrix);
  const wide = matrix.rows <= matrix.cols;
  const [small, large] = wide ? [matrix, turned] : [turned, matrix];
  let image = randomMatrix(small.rows, Math.min(k + BESIDES, small.rows), random);
  let basis = image;
  for (let round = 0; round <= rounds; round++) {
    const done = round / (rounds + 1);
    // Until the last round the directions need only be told apart.
    basis = yield* orthonormalise(image, round < rounds ? 1 : 2, done);
    image = yield* product(small, yield* product(large, basis, done), done);
  }
  const { values: squares, vectors } = yield* symmetricEigenvectors(projected(basis, image), basis.cols, 1);
  const values = Float64Array.from({ length: k }, (_, i) => rooted(squares[i] ?? 0, squares[0] ?? 0));
  const left = combined(basis, vectors, values);
  return { values, right: wide ? divided(yield* product(large, left, 1), values) : left };
}

const rooted = (square: number, largest: number) => (square > NOTHING ** 2 * largest ? Math.sqrt(square) : 0);

function randomMatrix(rows: number, cols: number, random: Random): DenseMatrix {
  const matrix = zeros(rows, cols);
  for (let i = 0; i < matrix.data.length; i++) matrix.data[i] = random.normal();
  return matrix;
}

/** a × b, summed in float64. Yields `done` several times a second. */
function* product(a: SparseMatrix, b: DenseMatrix, done: number): Generator<number, DenseMatrix> {
  const out = zeros(a.rows, b.cols);
  const sums = new Float64Array(b.cols);
  let work = 0;
  for (let r = 0; r < a.rows; r++) {
    sums.fill(0);
    for (let p = a.indptr[r]; p < a.indptr[r + 1]; p++) addScaled(b, a.indices[p], a.values[p], sums);
    out.data.set(sums, r * b.cols);
    work += (a.indptr[r + 1] - a.indptr[r]) * b.cols;
    if (work < STRIDE) continue;
    work = 0;
    yield done;
  }
  return out;
}

/** sums += value · row r of the matrix. */
function addScaled({ cols, data }: DenseMatrix, r: number, value: number, sums: Float64Array): void {
  const from = r * cols;
  for (let c = 0; c < cols; c++) sums[c] += value * data[from + c];
}

/** basisᵀ image, which is symmetric but for rounding: cols × cols. */
function projected(basis: DenseMatrix, image: DenseMatrix): Float64Array {
  const n = basis.cols;
  const out = new Float64Array(n * n);
  for (let r = 0; r < basis.rows; r++) {
    for (let i = 0; i < n; i++) {
      const x = basis.data[r * n + i];
      for (let j = 0; j <= i; j++) out[i * n + j] += x * image.data[r * n + j];
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * n + i] = out[i * n + j];
  return out;
}

/** The basis turned by the eigenvectors (one a row): rows × k, zeros where the value is. */
function combined(basis: DenseMatrix, vectors: Float64Array, values: Float64Array): DenseMatrix {
  const out = zeros(basis.rows, values.length);
  values.forEach((value, k) => {
    if (value === 0) return;
    const from = k * basis.cols;
    for (let r = 0; r < basis.rows; r++) {
      let sum = 0;
      for (let c = 0; c < basis.cols; c++) sum += basis.data[r * basis.cols + c] * vectors[from + c];
      out.data[r * values.length + k] = sum;
    }
  });
  return out;
}

/** Each column divided, in place, by its value; where that is 0 the column is. */
function divided(matrix: DenseMatrix, values: Float64Array): DenseMatrix {
  const { data, cols } = matrix;
  for (let at = 0; at < data.length; at++) if (values[at % cols] > 0) data[at] /= values[at % cols];
  return matrix;
}
