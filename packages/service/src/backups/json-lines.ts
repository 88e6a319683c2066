import { StringDecoder } from "node:string_decoder";
import type { WholeRow } from "../ports/whole-store.js";

/** Rows of one piece when they are read. */
const BATCH = 1000;

/** Rows as JSON lines, the columns in their order, those that are null left out. */
export function linesOf(columns: readonly string[], rows: readonly WholeRow[]): Buffer {
  const line = (row: WholeRow) =>
    `${JSON.stringify(Object.fromEntries(columns.filter((column) => row[column] !== null).map((column) => [column, row[column]])))}\n`;
  return Buffer.from(rows.map(line).join(""));
}

/** The rows of JSON lines, in batches. Throws a SyntaxError where a line is no JSON. */
export async function* rowsOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<readonly WholeRow[]> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let batch: WholeRow[] = [];
  for await (const chunk of content) {
    const lines = (rest + decoder.write(Buffer.from(chunk))).split("\n");
    rest = lines.pop()!;
    for (const line of lines) batch.push(JSON.parse(line));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (rest !== "") batch.push(JSON.parse(rest));
  if (batch.length > 0) yield batch;
}
