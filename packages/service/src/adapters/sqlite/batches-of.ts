import type Libsql from "libsql";

const BATCH = 4096;

/** The rows that a query gives, as lists of cells, some thousands at a time. */
export async function* batchesOf<Row>(
  connection: Libsql.Database,
  query: string,
  parameters: object,
): AsyncGenerator<readonly Row[], void> {
  let batch: Row[] = [];
  for (const row of connection.prepare(query).raw().iterate(parameters) as Iterable<Row>) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
