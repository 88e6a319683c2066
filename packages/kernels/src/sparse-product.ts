import type { SparseMatrix, SparseRow } from "./sparse-matrix.js";

/** out += row × matrix: the weighted sum of the matrix's rows that `row` names. `out` has one entry a column. */
export function addRowProduct(row: SparseRow, matrix: SparseMatrix, out: Float32Array | Float64Array): void {
  const { indptr, indices, values } = matrix;
  for (let p = 0; p < row.indices.length; p++) {
    const weight = row.values[p];
    const r = row.indices[p];
    for (let q = indptr[r]; q < indptr[r + 1]; q++) out[indices[q]] += weight * values[q];
  }
}

/** out = row × matrix for a dense square `matrix` (n × n, row-major). */
export function rowTimesSquare(row: SparseRow, matrix: Float64Array, n: number, out: Float64Array): void {
  out.fill(0);
  for (let p = 0; p < row.indices.length; p++) {
    const weight = row.values[p];
    const from = row.indices[p] * n;
    for (let c = 0; c < n; c++) out[c] += weight * matrix[from + c];
  }
}

/** out = matrix × vector. `vector` has one entry a column, `out` one a row. */
export function matrixTimesVector(matrix: SparseMatrix, vector: Float64Array, out: Float64Array): void {
  const { rows, indptr, indices, values } = matrix;
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let p = indptr[r]; p < indptr[r + 1]; p++) sum += values[p] * vector[indices[p]];
    out[r] = sum;
  }
}
