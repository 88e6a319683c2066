import type { DenseMatrix } from "./dense-matrix.js";

/** out = matrix × vector, summed in float64. `vector` has one entry a column, `out` one a row. */
export function denseTimesVector({ rows, cols, data }: DenseMatrix, vector: Float32Array, out: Float32Array): void {
  for (let r = 0; r < rows; r++) {
    const from = r * cols;
    let sum = 0;
    for (let c = 0; c < cols; c++) sum += data[from + c] * vector[c];
    out[r] = sum;
  }
}
