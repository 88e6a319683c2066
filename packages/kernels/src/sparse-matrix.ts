/**
 * A matrix in compressed sparse row form. Row `r` holds the columns `indices[indptr[r] … indptr[r + 1])`,
 * ascending and without repetition, with their `values`.
 */
export interface SparseMatrix {
  readonly rows: number;
  readonly cols: number;
  /** rows + 1 offsets into `indices` and `values`. */
  readonly indptr: Uint32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** One row of a sparse matrix: ascending column indices and their values. */
export interface SparseRow {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Row `r` as a view: no copy is made. */
export function rowOf(matrix: SparseMatrix, r: number): SparseRow {
  const from = matrix.indptr[r];
  const to = matrix.indptr[r + 1];
  return { indices: matrix.indices.subarray(from, to), values: matrix.values.subarray(from, to) };
}

/** The matrix whose rows are `rows`, in their order. */
export function stackRows(rows: readonly SparseRow[], cols: number): SparseMatrix {
  const indptr = new Uint32Array(rows.length + 1);
  rows.forEach((row, r) => {
    indptr[r + 1] = indptr[r] + row.indices.length;
  });
  const indices = new Int32Array(indptr[rows.length]);
  const values = new Float32Array(indptr[rows.length]);
  rows.forEach((row, r) => {
    indices.set(row.indices, indptr[r]);
    values.set(row.values, indptr[r]);
  });
  return { rows: rows.length, cols, indptr, indices, values };
}

/** The transposed matrix, by one counting sort: O(rows + cols + entries). Its entries are written into `room`, where that is given. */
export function transpose(matrix: SparseMatrix, room = roomFor(matrix)): SparseMatrix {
  const { rows, cols, indptr, indices, values } = matrix;
  const outptr = new Uint32Array(cols + 1);
  for (let p = 0; p < indices.length; p++) outptr[indices[p] + 1]++;
  for (let c = 0; c < cols; c++) outptr[c + 1] += outptr[c];
  const next = outptr.slice(0, cols);
  const { indices: outIndices, values: outValues } = room;
  for (let r = 0; r < rows; r++) {
    for (let p = indptr[r]; p < indptr[r + 1]; p++) {
      const q = next[indices[p]]++;
      outIndices[q] = r;
      outValues[q] = values[p];
    }
  }
  return { rows: cols, cols: rows, indptr: outptr, indices: outIndices, values: outValues };
}

const roomFor = ({ indices: { length } }: SparseMatrix): Pick<SparseMatrix, "indices" | "values"> => ({
  indices: new Int32Array(length),
  values: new Float32Array(length),
});
