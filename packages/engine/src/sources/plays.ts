import { Buffer } from "node:buffer";
import { isBinary } from "./binary.js";
import { regularity, splitCells } from "./dialect.js";
import { isKnownName, resolveColumns } from "./header.js";
import { playDialect, readPlayTable } from "./play-table.js";
import { type InputFile, type Source, SourceError } from "./source.js";

/** Tables of who listened to what, as delimited text. */
export const plays: Source = {
  name: "plays",
  title: "tables of plays, skips or ratings (CSV, TSV and the like) with columns for user and track",
  examples: [
    { "plays.csv": "user_id,music_id\nann,t1\nann,t2\nbob,t1\n" },
    { "plays.tsv": "user\ttrack\tplays\ttime\ttitle\tartist\nann\tt1\t3\t2024-05-06T07:08:09Z\tA Song\tA Band\n" },
  ],
  detect: ({ file, head }, all) => (all.length === 1 || mayBeTable(file) ? likeness(head) : 0),
  async *read(files, options) {
    for (const file of files) yield* readPlayTable(file, options);
  },
};

/** Whether a file among others may be a table by its name; a single file is taken at its word. */
function mayBeTable({ name }: InputFile): boolean {
  const base = name.slice(name.lastIndexOf("/") + 1);
  return (
    /^[^.].*\.(?:csv|tsv|tab|psv|txt|dat|data)$/i.test(base) && !/^(?:read[-_ ]?me|licen[cs]e|copying|changelog)/i.test(base)
  );
}

/** How much a file's beginning looks like a table of plays, 0 … 1. */
function likeness(head: Uint8Array): number {
  if (isBinary(head)) return 0;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  // JSON and XML.
  if (/^\s*[[{<]/.test(text)) return 0;
  const dialect = playDialect(text, {});
  const header = splitCells(/^\s*(.*)/.exec(text)![1]!, dialect.delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  if (header.length < 2) return 0;
  if (namesPlays(header)) return 0.9;
  // Columns that the user may name: rather be told which are missing than that no format fits.
  return header.some(isKnownName) ? 0.2 : regularity(text, dialect) >= 0.9 ? 0.05 : 0;
}

function namesPlays(header: readonly string[]): boolean {
  try {
    resolveColumns(header, { file: "", line: 1 }, { now: 0 });
    return true;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
