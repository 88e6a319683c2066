import type { Arena } from "./parallel/arena.js";
import type { Pool } from "./parallel/pool.js";
import { type SparseMatrix, transpose } from "./sparse-matrix.js";

/** Numbers that the kernel may read beyond the end of an array of one a row. */
const BEYOND = 4;

/** Which rows are near to which. */
export interface Nearness {
  /** How many rows to find for each, from 1. */
  readonly k: number;
  /** The inner product of rows i and j counts left[i] · right[j] times for row i: for the cosine both are 1 / length. */
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** What is above counts as much. */
  readonly most: number;
}

/**
 * rows × rows: in each row the `k` other rows with the largest scaled inner products above 0 (equal ones by number, the lower first) and these products.
 * Values must not be negative. Sums are float32, in the order of the columns: the same bits on any number of threads. `report` is told how far it
 * is, several times a second.
 */
export async function nearestRows(
  matrix: SparseMatrix,
  { k: wanted, left, right, most }: Nearness,
  pool: Pool,
  report: (fraction: number) => Promise<void>,
): Promise<SparseMatrix> {
  const { rows, indices } = matrix;
  const k = Math.min(wanted, rows);
  const scratchBytes = roomOf(rows, k);
  const bytes = 4 * (4 * indices.length + 4 * rows + matrix.cols) + 8 * rows * k + pool.threads * scratchBytes;
  return pool.within(bytes, async (arena) => {
    const control = arena.room(16);
    const perRow = (array: Float32Array) => {
      const address = arena.room(4 * (rows + BEYOND));
      arena.floats(address, rows).set(array);
      return address;
    };
    const args = [...link(arena, matrix), perRow(left), perRow(right)];
    const [foundAt, productsAt] = [arena.scratch(4 * rows * k), arena.scratch(4 * rows * k)];
    const countsAt = arena.room(4 * rows);
    const scratch = arena.room(pool.threads * scratchBytes);
    let furthest = 0;
    await pool.run(
      arena,
      control,
      [
        {
          kernel: "nearestRows",
          args: [control, pool.threads, "thread", rows, k, most, ...args, foundAt, productsAt, countsAt, scratch],
        },
      ],
      () => {
        furthest = Math.max(furthest, Math.min(1, arena.ints(control, 4)[2] / rows));
        return report(furthest);
      },
    );
    const indptr = startsOf(arena.ints(countsAt, rows));
    return {
      rows,
      cols: rows,
      indptr,
      indices: arena.ints(foundAt, indptr[rows]).slice(),
      values: arena.floats(productsAt, indptr[rows]).slice(),
    };
  });
}

/** As the kernel needs it: sums, rows that were met, the best of them, and a bit for each row and each 64 rows. */
const roomOf = (rows: number, k: number) =>
  4 * ((rows + 7) & ~3) + 4 * rows + 8 * (k + Math.ceil(rows / 64) + Math.ceil(rows / 4096));

/** The matrix and the transposed one: starts, columns or rows, and values of each. Values that are all 1 are not placed: their addresses are 0. */
function link(arena: Arena, matrix: SparseMatrix): number[] {
  const plain = matrix.values.every((value) => value === 1);
  const placed = ({ indptr, indices, values }: SparseMatrix) => [
    arena.put(indptr),
    arena.put(indices),
    plain ? 0 : arena.put(values),
  ];
  return [...placed(matrix), ...placed(transpose(matrix))];
}

function startsOf(counts: Int32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) starts[row + 1] = starts[row] + counts[row];
  return starts;
}
