import type { SparseMatrix } from "./sparse-matrix.js";

/** Builds a sparse matrix row by row when the number of entries is not known beforehand. */
export interface SparseBuilder {
  /** Adds an entry to the row under construction; columns must come in ascending order. */
  push(column: number, value: number): void;
  /** Ends the row under construction and begins the next. */
  endRow(): void;
  /** The matrix of the ended rows, which must be all of them. */
  finish(): SparseMatrix;
}

/** A builder for `rows` × `cols`. */
export function createSparseBuilder(rows: number, cols: number): SparseBuilder {
  const indptr = new Uint32Array(rows + 1);
  let indices = new Int32Array(1024);
  let values = new Float32Array(1024);
  let entries = 0;
  let row = 0;
  const grow = () => {
    const largerIndices = new Int32Array(indices.length * 2);
    largerIndices.set(indices);
    indices = largerIndices;
    const largerValues = new Float32Array(indices.length);
    largerValues.set(values);
    values = largerValues;
  };
  return {
    push(column, value) {
      if (entries === indices.length) grow();
      indices[entries] = column;
      values[entries++] = value;
    },
    endRow() {
      indptr[++row] = entries;
    },
    finish() {
      if (row !== rows) throw new RangeError(`${row} of ${rows} rows were ended.`);
      return { rows, cols, indptr, indices: indices.slice(0, entries), values: values.slice(0, entries) };
    },
  };
}
