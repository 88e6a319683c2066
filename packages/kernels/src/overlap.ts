import type { SparseMatrix, SparseRow } from "./sparse-matrix.js";

/**
 * What one sparse row x has in common with each row y of a matrix. Only the `size` rows listed in `touched` have anything in
 * common; for row y the arrays hold, at index y, the number of common columns and the sums over them.
 */
export interface Overlap {
  size: number;
  readonly touched: Int32Array;
  readonly n: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xx: Float64Array;
  readonly yy: Float64Array;
  readonly xy: Float64Array;
}

/** Room for the overlaps with a matrix of `rows` rows. */
export function createOverlap(rows: number): Overlap {
  const sums = () => new Float64Array(rows);
  return {
    size: 0,
    touched: new Int32Array(rows),
    n: new Int32Array(rows),
    x: sums(),
    y: sums(),
    xx: sums(),
    yy: sums(),
    xy: sums(),
  };
}

/** Fills `touched` (in no particular order), `n` and `xy` for `row` and the matrix whose transpose is `byColumn`. */
export function overlapProducts(row: SparseRow, byColumn: SparseMatrix, overlap: Overlap): void {
  const { touched, n, xy } = overlap;
  forget(overlap);
  let size = 0;
  for (let p = 0; p < row.indices.length; p++) {
    const value = row.values[p];
    const end = byColumn.indptr[row.indices[p] + 1];
    for (let q = byColumn.indptr[row.indices[p]]; q < end; q++) {
      const y = byColumn.indices[q];
      if (n[y]++ === 0) touched[size++] = y;
      xy[y] += value * byColumn.values[q];
    }
  }
  overlap.size = size;
}

/** Fills everything, for `row` and the matrix whose transpose is `byColumn`. */
export function overlapSums(row: SparseRow, byColumn: SparseMatrix, overlap: Overlap): void {
  const { x, y, xx, yy } = overlap;
  overlapProducts(row, byColumn, overlap);
  for (let p = 0; p < row.indices.length; p++) {
    const value = row.values[p];
    const end = byColumn.indptr[row.indices[p] + 1];
    for (let q = byColumn.indptr[row.indices[p]]; q < end; q++) {
      const other = byColumn.indices[q];
      const theirs = byColumn.values[q];
      x[other] += value;
      y[other] += theirs;
      xx[other] += value * value;
      yy[other] += theirs * theirs;
    }
  }
}

/** Brings the touched rows back to zero: cheaper than clearing everything when rows overlap with few others. */
function forget({ size, touched, n, x, y, xx, yy, xy }: Overlap): void {
  for (let i = 0; i < size; i++) {
    const r = touched[i];
    n[r] = 0;
    x[r] = 0;
    y[r] = 0;
    xx[r] = 0;
    yy[r] = 0;
    xy[r] = 0;
  }
}
