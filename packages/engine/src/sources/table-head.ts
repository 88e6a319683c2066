import { Buffer } from "node:buffer";
import { isBinary } from "./binary.js";
import type { TableRecord } from "./delimited.js";
import { type Dialect, detectDialect, splitCells } from "./dialect.js";
import { problemAt } from "./problem.js";
import { type InputFile, type Sample, SourceError } from "./source.js";

/** The names in the first line of a delimited file, by the dialect that fits names which `knows` accepts; none where it is no table. */
export function headerOf({ head }: Sample, knows: (name: string) => boolean): readonly string[] {
  if (isBinary(head)) return [];
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  // JSON and XML.
  if (/^\s*[[{<]/.test(text)) return [];
  const first = /^\s*(.*)/.exec(text)?.[1] ?? "";
  const cells = splitCells(first, dialectFor(knows)(text).delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  return cells.length < 2 ? [] : cells;
}

/** The dialect of a table whose first line has names that `knows` accepts. */
export const dialectFor =
  (knows: (name: string) => boolean) =>
  (head: string): Dialect =>
    detectDialect(head, knows);

/** The error of a table whose first line does not name `what`. */
export function lacksColumns({ cells, line }: TableRecord, file: InputFile, what: string): SourceError {
  return new SourceError(
    problemAt({ file: file.name, line }, undefined, cells.join(", "), {
      rule: "missing-columns",
      reason: `the first line does not name ${what}`,
      remedy: "Name the columns in the first line, or say with --format what the file is.",
    }),
  );
}

/** Whether a file may be a table by its name. */
export const isTableName = ({ name }: InputFile): boolean => /\.(?:csv|tsv|tab|psv|txt|dat|data)$/i.test(name);
