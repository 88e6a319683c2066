import { writeText } from "../jobs/write-text.js";
import { type ContentRow, TABLES, type TableName } from "../ports/contents.js";
import type { ParquetFiles, ParquetType } from "../ports/parquet-files.js";
import { csvRow } from "./csv.js";
import { rowAsObject, timeCell } from "./row.js";

export const FORMATS = ["csv", "jsonl", "parquet"] as const;
export type Format = (typeof FORMATS)[number];

const NUMBERS = new Set(["value", "duration"]);

/** Writes a table into a file and tells how many rows it has. */
export async function writeTable(
  parquetFiles: ParquetFiles,
  file: string,
  format: Format,
  table: TableName,
  rows: AsyncIterable<readonly ContentRow[]>,
): Promise<number> {
  const names: readonly string[] = TABLES[table];
  if (format === "parquet") {
    const type = (name: string): ParquetType => (name === "time" ? "time" : NUMBERS.has(name) ? "number" : "text");
    return parquetFiles.write(file, Object.fromEntries(names.map((name) => [name, type(name)])), rows);
  }
  let count = 0;
  const line = format === "csv" ? csvLine : jsonLine;
  const pieces = async function* () {
    if (format === "csv") yield `${names.join(",")}\n`;
    for await (const batch of rows) {
      count += batch.length;
      yield batch.map((row) => line(table, row)).join("");
    }
  };
  await writeText(file, pieces());
  return count;
}

const csvLine = (table: TableName, row: ContentRow): string =>
  csvRow(row.map((value, c) => (TABLES[table][c] === "time" ? timeCell(value) : value)));

const jsonLine = (table: TableName, row: ContentRow): string => `${JSON.stringify(rowAsObject(table, row))}\n`;
