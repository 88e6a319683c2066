import { type Arena, createArena } from "./parallel/arena.js";
import type { Pool } from "./parallel/pool.js";
import { createSparseBuilder } from "./sparse-builder.js";
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
  const order = byFallingEntries(matrix);
  const lists = linked(matrix, order);
  const scratchBytes = 8 * rows * k + 4 * (3 * rows + 32);
  const arena = createArena(4 * (6 * matrix.indices.length + 6 * rows) + pool.threads * scratchBytes);
  const control = arena.room(16);
  const counts = (array: Float32Array) => array.every((value) => value === 1);
  const plain = counts(matrix.values);
  const put = (array: Float32Array | Uint32Array | Int32Array) => arena.put(array);
  const perRow = (array: Float32Array) => putReordered(arena, array, order);
  const bounds = arena.room(4 * (rows + BEYOND));
  arena.floats(bounds, rows + BEYOND).fill(SMALLEST);
  const args = [
    ...[put(lists.starts), put(lists.places), put(lists.ends), plain ? 0 : put(lists.entryValues)],
    ...[put(lists.lists), plain ? 0 : put(lists.listValues), perRow(left), perRow(right), put(order), bounds],
  ];
  const scratch = arena.room(pool.threads * scratchBytes);
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
}

/** Rows by falling number of entries: for each new number the old one. */
function byFallingEntries({ rows, indptr }: SparseMatrix): Int32Array {
  const entries = (row: number) => indptr[row + 1] - indptr[row];
  return Int32Array.from({ length: rows }, (_, row) => row).sort((a, b) => entries(b) - entries(a) || a - b);
}

interface Linked {
  /** Entries by row, in the new order. */
  readonly starts: Uint32Array;
  readonly entryValues: Float32Array;
  /** For each entry its position in the list of its column, and where that list ends. */
  readonly places: Uint32Array;
  readonly ends: Uint32Array;
  /** Column after column the new numbers of its rows, ascending. */
  readonly lists: Int32Array;
  readonly listValues: Float32Array;
}

function linked(matrix: SparseMatrix, order: Int32Array): Linked {
  const { rows, cols, indptr, indices, values } = matrix;
  const columnStarts = transposedStarts(matrix);
  const next = columnStarts.slice(0, cols);
  const entries = indices.length;
  const starts = new Uint32Array(rows + 1);
  const [places, ends, lists] = [new Uint32Array(entries), new Uint32Array(entries), new Int32Array(entries)];
  const [entryValues, listValues] = [new Float32Array(entries), new Float32Array(entries)];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const old = order[row];
    for (let e = indptr[old]; e < indptr[old + 1]; e++, at++) {
      const column = indices[e];
      const place = next[column]++;
      places[at] = place;
      ends[at] = columnStarts[column + 1];
      lists[place] = row;
      listValues[place] = values[e];
      entryValues[at] = values[e];
    }
    starts[row + 1] = at;
  }
  return { starts, places, ends, lists, entryValues, listValues };
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
  const keys = arena.ints(scratch, 2 * rows * k);
  const products = arena.floats(scratch, 2 * rows * k);
  const counts = arena.ints(scratch + 8 * rows * k, rows);
  const numberOf = new Int32Array(rows);
  for (let row = 0; row < rows; row++) numberOf[order[row]] = row;
  const nearest = createSparseBuilder(rows, rows);
  for (let old = 0; old < rows; old++) {
    const from = numberOf[old] * k;
    const places = Array.from({ length: counts[numberOf[old]] }, (_, n) => 2 * (from + n));
    for (const at of places.sort((a, b) => ~keys[a] - ~keys[b])) nearest.push(~keys[at], products[at + 1]);
    nearest.endRow();
  }
  return nearest.finish();
}
