import { type DenseMatrix, denseRow, zeros } from "@segue/kernels";

/** The rows that say something, brought to length 1, so that only their directions count; and which rows of the matrix they are. */
export function unitRows(matrix: DenseMatrix): { readonly vectors: DenseMatrix; readonly rows: readonly number[] } {
  const lengths = Array.from({ length: matrix.rows }, (_, row) =>
    Math.sqrt(denseRow(matrix, row).reduce((sum, x) => sum + x * x, 0)),
  );
  const rows = lengths.flatMap((length, row) => (length > 0 && Number.isFinite(length) ? [row] : []));
  const vectors = zeros(rows.length, matrix.cols);
  rows.forEach((row, to) => {
    const scaled = denseRow(matrix, row).map((x) => x / lengths[row]!);
    vectors.data.set(scaled, to * matrix.cols);
  });
  return { vectors, rows };
}
