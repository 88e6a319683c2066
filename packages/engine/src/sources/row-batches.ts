import type { SourceRow } from "./source.js";

/** Rows in one batch at most. */
const BATCH = 4096;

/** The rows that `add` makes of each record, in order, in batches; no batch waits for the next group of records. */
export async function* rowBatches<T>(
  groups: AsyncIterable<readonly T[]>,
  add: (record: T, rows: SourceRow[]) => void,
): AsyncGenerator<readonly SourceRow[]> {
  for await (const records of groups) {
    let rows: SourceRow[] = [];
    for (const record of records) {
      add(record, rows);
      for (; rows.length >= BATCH; rows = rows.slice(BATCH)) yield rows.slice(0, BATCH);
    }
    if (rows.length > 0) yield rows;
  }
}
