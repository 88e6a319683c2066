import type { DenseMatrix } from "./dense-matrix.js";
import { type SparseMatrix, transpose } from "./sparse-matrix.js";

/** The inner products of the rows of a sparse matrix: rows × rows, row-major, symmetric. */
export function sparseRowGram(matrix: SparseMatrix): Float64Array {
  const { rows: n, indptr, indices, values } = matrix;
  const byColumn = transpose(matrix);
  const gram = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    for (let p = indptr[r]; p < indptr[r + 1]; p++) {
      const column = indices[p];
      const value = values[p];
      for (let q = byColumn.indptr[column]; q < byColumn.indptr[column + 1]; q++) {
        gram[r * n + byColumn.indices[q]] += value * byColumn.values[q];
      }
    }
  }
  return gram;
}

/** The inner products of the columns of a dense matrix: cols × cols, row-major, symmetric. */
export function denseColumnGram({ rows, cols: n, data }: DenseMatrix): Float64Array {
  const gram = new Float64Array(n * n);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < n; i++) {
      const x = data[r * n + i];
      for (let j = 0; j <= i; j++) gram[i * n + j] += x * data[r * n + j];
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) gram[j * n + i] = gram[i * n + j];
  }
  return gram;
}
