/** A dense matrix, row-major: entry (r, c) is `data[r * cols + c]`. */
export interface DenseMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float32Array;
}

/** A matrix of zeros. */
export function zeros(rows: number, cols: number): DenseMatrix {
  return { rows, cols, data: new Float32Array(rows * cols) };
}

/** Row `r` as a view: no copy is made. */
export function denseRow(matrix: DenseMatrix, r: number): Float32Array {
  return matrix.data.subarray(r * matrix.cols, (r + 1) * matrix.cols);
}
