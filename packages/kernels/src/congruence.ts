import type { SparseMatrix } from "./sparse-matrix.js";

/** Rows of a product that are computed together: each entry of the sparse matrix is read once for all of them. */
export const CONGRUENCE_BLOCK = 8;

/**
 * Rows of A M Aᵀ for a sparse `a` (rows × n) and a dense symmetric `middle` (n × n, row-major): for each b the row `which[b]` is
 * written to `out` from b · rows on. Up to {@link CONGRUENCE_BLOCK} rows at once, for as many of which `out` has room; `half` is scratch of
 * n · CONGRUENCE_BLOCK numbers.
 */
export function congruenceRows(
  a: SparseMatrix,
  middle: Float64Array,
  which: ArrayLike<number>,
  half: Float64Array,
  out: Float64Array,
): void {
  half.fill(0);
  for (let b = 0; b < which.length; b++) addHalf(a, middle, which[b], half, b);
  const { rows, indptr, indices, values } = a;
  for (let r = 0; r < rows; r++) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let p = indptr[r]; p < indptr[r + 1]; p++) {
      const value = values[p];
      const from = indices[p] * CONGRUENCE_BLOCK;
      s0 += value * half[from];
      s1 += value * half[from + 1];
      s2 += value * half[from + 2];
      s3 += value * half[from + 3];
      s4 += value * half[from + 4];
      s5 += value * half[from + 5];
      s6 += value * half[from + 6];
      s7 += value * half[from + 7];
    }
    out[r] = s0;
    out[rows + r] = s1;
    out[2 * rows + r] = s2;
    out[3 * rows + r] = s3;
    out[4 * rows + r] = s4;
    out[5 * rows + r] = s5;
    out[6 * rows + r] = s6;
    out[7 * rows + r] = s7;
  }
}

/** Adds row `r` of A M to lane `b` of `half`, which holds the lanes of a column side by side. */
function addHalf(
  { cols, indptr, indices, values }: SparseMatrix,
  middle: Float64Array,
  r: number,
  half: Float64Array,
  b: number,
) {
  for (let p = indptr[r]; p < indptr[r + 1]; p++) {
    const value = values[p];
    const from = indices[p] * cols;
    for (let c = 0; c < cols; c++) half[c * CONGRUENCE_BLOCK + b] += value * middle[from + c];
  }
}

/** The diagonal of A M Aᵀ, as {@link congruenceRows} takes them. */
export function congruenceDiagonal({ rows, cols, indptr, indices, values }: SparseMatrix, middle: Float64Array): Float64Array {
  const out = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let p = indptr[r]; p < indptr[r + 1]; p++) {
      const from = indices[p] * cols;
      let inner = 0;
      for (let q = indptr[r]; q < indptr[r + 1]; q++) inner += values[q] * middle[from + indices[q]];
      sum += values[p] * inner;
    }
    out[r] = sum;
  }
  return out;
}
