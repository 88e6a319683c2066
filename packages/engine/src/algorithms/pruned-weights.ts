import { createSparseBuilder, kthLargest, type SparseMatrix } from "@segue/kernels";
import type { TrainContext } from "./algorithm.js";

/** Where the rows of a square matrix come from that is too large to be held. */
export interface RowSource {
  /** Rows and columns. */
  readonly size: number;
  /** Rows that are computed together. */
  readonly block: number;
  /** Multiplications a row takes. */
  readonly work: number;
  /** Writes the rows `which` (at most `block`) one after the other into `out`. Their diagonal entries are of no account. */
  rows(which: readonly number[], out: Float64Array): void;
}

/** Rows that are looked at to find the threshold. */
export const SAMPLED_ROWS = 512;
/** Multiplications between two reports. */
const STRIDE = 2 ** 28;

/**
 * The matrix without its diagonal and without the entries whose magnitude is below one threshold for all, chosen so that about `perRow`
 * stay on average. One threshold for all loses far less than as many entries for each: popular rows and columns have more that matter.
 */
export async function pruned(source: RowSource, perRow: number, report: TrainContext["report"]): Promise<SparseMatrix> {
  const smallest = await threshold(source, perRow, (done) => report(0.1 * done, "choosing the threshold"));
  const kept = createSparseBuilder(source.size, source.size);
  const keep = (row: Float64Array) => {
    for (let column = 0; column < row.length; column++) {
      const weight = row[column]!;
      if (weight !== 0 && Math.abs(weight) >= smallest) kept.push(column, weight);
    }
    kept.endRow();
  };
  await visitRows(source, 1, keep, (done) => report(0.1 + 0.9 * done, "computing weights"));
  return kept.finish();
}

/** The magnitude that the largest `perRow` of a row's entries have on average, from evenly spread rows. */
async function threshold(source: RowSource, perRow: number, report: (done: number) => Promise<void>): Promise<number> {
  const { size } = source;
  if (perRow >= size) return 0;
  const step = Math.ceil(size / SAMPLED_ROWS);
  const rows = Math.ceil(size / step);
  const magnitudes = new Float32Array(rows * size);
  let at = 0;
  const collect = (row: Float64Array) => {
    for (const weight of row) magnitudes[at++] = Math.abs(weight);
  };
  await visitRows(source, step, collect, report);
  return kthLargest(magnitudes, rows * perRow);
}

/** Shows every `step`-th row, its diagonal entry 0, to `visit`. */
async function visitRows(
  { size, block, work, rows }: RowSource,
  step: number,
  visit: (row: Float64Array) => void,
  report: (done: number) => Promise<void>,
): Promise<void> {
  const wanted = Array.from({ length: Math.ceil(size / step) }, (_, i) => i * step);
  const out = new Float64Array(block * size);
  let done = 0;
  for (let from = 0; from < wanted.length; from += block) {
    const which = wanted.slice(from, from + block);
    rows(which, out);
    which.forEach((row, b) => {
      out[b * size + row] = 0;
      visit(out.subarray(b * size, (b + 1) * size));
    });
    done += work * which.length;
    if (done < STRIDE) continue;
    done = 0;
    await report(from / wanted.length);
  }
  await report(1);
}
