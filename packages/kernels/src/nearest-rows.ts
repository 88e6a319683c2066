import type { Arena } from "./parallel/arena.js";
import type { Pool } from "./parallel/pool.js";
import type { SparseMatrix } from "./sparse-matrix.js";

/** Numbers that the kernel may read beyond the end of an array of one a row. */
const BEYOND = 16;
/** The smallest product that counts. */
const SMALLEST = 1e-30;

/** Which rows are near to which. */
export interface Nearness {
  /** How many rows to find for each, from 1. */
  readonly k: number;
  /** The inner product of rows i and j counts left[i] · right[j] times for row i: for the cosine both are 1 / length. */
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/**
 * rows × rows: in each row the `k` other rows with the largest scaled inner products above 0 (equal ones by number, the lower first) and these products.
 * Values must not be negative. Sums are float32, in the order of the columns: the same bits on any number of threads. `report` is told how far it
 * is, several times a second.
 */
export async function nearestRows(
  matrix: SparseMatrix,
  { k, left, right }: Nearness,
  pool: Pool,
  report: (fraction: number) => Promise<void>,
): Promise<SparseMatrix> {
  const { rows } = matrix;
  const scratchBytes = 8 * rows * k + 4 * (3 * rows + 32);
  const bytes = 4 * (5 * matrix.indices.length + 6 * rows) + pool.threads * scratchBytes;
  return pool.within(bytes, async (arena) => {
    const order = byFallingEntries(matrix);
    const control = arena.room(16);
    const perRow = (array: Float32Array) => putReordered(arena, array, order);
    const bounds = arena.room(4 * (rows + BEYOND));
    arena.floats(bounds, rows + BEYOND).fill(SMALLEST);
    const args = [...link(arena, matrix, order), perRow(left), perRow(right), arena.put(order), bounds];
    const scratch = arena.scratch(pool.threads * scratchBytes);
    let furthest = 0;
    await pool.run(
      arena,
      control,
      [{ kernel: "nearestRows", args: [control, pool.threads, "thread", rows, k, ...args, scratch] }],
      () => {
        furthest = Math.max(furthest, Math.min(1, arena.ints(control, 4)[2] / rows));
        return report(furthest);
      },
    );
    return takeNearest(arena, scratch, order, k);
  });
}

/** Rows by falling number of entries: for each new number the old one. */
function byFallingEntries({ rows, indptr }: SparseMatrix): Int32Array {
  const entries = (row: number) => indptr[row + 1] - indptr[row];
  return Int32Array.from({ length: rows }, (_, row) => row).sort((a, b) => entries(b) - entries(a) || a - b);
}

/**
 * Places where the entries of each row start, in the new order, and for each entry its position in the list of its column, and where that list ends; the values in this order. Then
 * column after column the new numbers of its rows, ascending, and the values in that one. Values that are all 1 are not placed: their addresses are 0.
 */
function link(arena: Arena, matrix: SparseMatrix, order: Int32Array): number[] {
  const { rows, cols, indptr, indices, values } = matrix;
  const count = indices.length;
  const plain = values.every((value) => value === 1);
  const [startsAt, placesAt, endsAt, listsAt] = [rows + 1, count, count, count].map((length) => arena.scratch(4 * length));
  const [entryValuesAt, listValuesAt] = plain ? [0, 0] : [arena.scratch(4 * count), arena.scratch(4 * count)];
  const [starts, places, ends, lists] = [
    arena.ints(startsAt, rows + 1),
    arena.ints(placesAt, count),
    arena.ints(endsAt, count),
    arena.ints(listsAt, count),
  ];
  const valued = plain ? 0 : count;
  const [entryValues, listValues] = [arena.floats(entryValuesAt, valued), arena.floats(listValuesAt, valued)];
  const columnStarts = transposedStarts(matrix);
  const next = columnStarts.slice(0, cols);
  let at = 0;
  starts[0] = 0;
  for (let row = 0; row < rows; row++) {
    const old = order[row];
    for (let e = indptr[old]; e < indptr[old + 1]; e++, at++) {
      const column = indices[e];
      const place = next[column]++;
      places[at] = place;
      ends[at] = columnStarts[column + 1];
      lists[place] = row;
      if (plain) continue;
      listValues[place] = values[e];
      entryValues[at] = values[e];
    }
    starts[row + 1] = at;
  }
  return [startsAt, placesAt, endsAt, entryValuesAt, listsAt, listValuesAt];
}

/** Where each column begins in the transposed matrix. */
function transposedStarts({ cols, indices }: SparseMatrix): Uint32Array {
  const starts = new Uint32Array(cols + 1);
  for (let e = 0; e < indices.length; e++) starts[indices[e] + 1]++;
  for (let c = 0; c < cols; c++) starts[c + 1] += starts[c];
  return starts;
}

function putReordered(arena: Arena, array: Float32Array, order: Int32Array): number {
  const address = arena.room(4 * (order.length + BEYOND));
  const placed = arena.floats(address, order.length);
  for (let row = 0; row < order.length; row++) placed[row] = array[order[row]];
  return address;
}

/** What the kernel left in the first thread's scratch, in the old order, columns ascending. */
function takeNearest(arena: Arena, scratch: number, order: Int32Array, k: number): SparseMatrix {
  const rows = order.length;
  const counts = arena.ints(scratch + 8 * rows * k, rows);
  const nearest = emptyRows(counts, order);
  const keys = arena.ints(scratch, 2 * rows * k);
  const products = arena.floats(scratch, 2 * rows * k);
  // A column and its position, as one number: sorting numbers takes no function.
  const sorted = new Float64Array(k);
  for (let row = 0; row < rows; row++) {
    const [from, count] = [2 * row * k, counts[row]];
    for (let n = 0; n < count; n++) sorted[n] = ~keys[from + 2 * n] * k + n;
    sorted.subarray(0, count).sort();
    let at = nearest.indptr[order[row]];
    for (let n = 0; n < count; n++, at++) {
      const column = Math.floor(sorted[n] / k);
      nearest.indices[at] = column;
      nearest.values[at] = products[from + 2 * (sorted[n] - column * k) + 1];
    }
  }
  return nearest;
}

/** A square matrix of rows with room for as many entries, which are told in another order. */
function emptyRows(counts: Int32Array, order: Int32Array): SparseMatrix {
  const rows = order.length;
  const indptr = new Uint32Array(rows + 1);
  order.forEach((old, row) => {
    indptr[old + 1] = counts[row];
  });
  for (let row = 0; row < rows; row++) indptr[row + 1] += indptr[row];
  const entries = indptr[rows];
  return { rows, cols: rows, indptr, indices: new Int32Array(entries), values: new Float32Array(entries) };
}
