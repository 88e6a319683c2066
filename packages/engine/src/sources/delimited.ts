import { Buffer, isUtf8 } from "node:buffer";
import { CsvError, type Options, parse } from "csv-parse/sync";
import { MALFORMED } from "./cells.js";
import { type Dialect, splitCells } from "./dialect.js";
import { unmarked } from "./formula.js";
import { BLOCK_BYTES, type Lines, MAX_RECORD_BYTES, wholeLines } from "./lines.js";
import type { Fault } from "./problem.js";
import type { InputFile } from "./source.js";

/** One row of a table. */
export interface TableRecord {
  readonly cells: readonly string[];
  /** Where it begins, from 1. */
  readonly line: number;
  /** Why it cannot be read: its bytes are not UTF-8 (malformed ones became U+FFFD), a quote does not end, it is too long. */
  readonly fault?: Fault | undefined;
}

const LF = 10;
const QUOTE = 34;

/**
 * The records of a delimited text file, some at a time and in order, those without any content left out. `dialectOf` sees the
 * beginning of the text. Memory stays below a few times {@link MAX_RECORD_BYTES}. Apostrophes that keep spreadsheets from running cells as
 * formulas are taken off (see {@link unmarked}).
 *
 * Lines without quotation marks are split where the delimiter stands, ten times faster than csv-parse, which gets the rest. Where a quote
 * is never closed, or swallows lines until the next one, the line in which it stands is at fault and those after it are read as they are.
 *
 * @throws SourceError for UTF-16
 */
export async function* tableRecords(
  file: InputFile,
  dialectOf: (head: string) => Dialect,
): AsyncGenerator<readonly TableRecord[]> {
  for await (const records of writtenRecords(file, dialectOf)) yield records.map(withoutMarks);
}

function withoutMarks(record: TableRecord): TableRecord {
  for (const cell of record.cells)
    if (cell !== unmarked(cell)) return { ...record, cells: record.cells.map((each) => unmarked(each)) };
  return record;
}

/** The records as they stand in the file. */
async function* writtenRecords(file: InputFile, dialectOf: (head: string) => Dialect): AsyncGenerator<readonly TableRecord[]> {
  let dialect: Dialect | undefined;
  let open: Lines | undefined;
  let width: number | undefined;
  for await (const lines of wholeLines(file)) {
    dialect ??= dialectOf(lines.bytes.toString("utf8", 0, BLOCK_BYTES));
    if (lines.fault !== undefined) {
      if (open !== undefined) yield lineByLine(open, dialect, width);
      open = undefined;
      yield [{ cells: [lines.bytes.toString("utf8").trimEnd()], line: lines.line, fault: lines.fault }];
      continue;
    }
    if (open === undefined && !(dialect.quoted && lines.bytes.includes(QUOTE))) {
      const records = splitLines(lines, dialect);
      width ??= records[0]?.cells.length;
      yield records;
      continue;
    }
    const parsed = parseQuoted(open === undefined ? lines : joined(open, lines), dialect, width);
    width ??= parsed.records[0]?.cells.length;
    yield parsed.records;
    open = parsed.rest;
    if (open === undefined || !(parsed.failed || open.bytes.length > MAX_RECORD_BYTES)) continue;
    yield lineByLine(open, dialect, width);
    open = undefined;
  }
  if (open !== undefined && dialect !== undefined) yield lineByLine(open, dialect, width);
}

/** The records of lines in which quotation marks mean nothing. */
export function splitLines({ bytes, line }: Lines, { delimiter }: Dialect): TableRecord[] {
  const clean = isUtf8(bytes);
  const records: TableRecord[] = [];
  for (let from = 0, number = line; from < bytes.length; number++) {
    const to = bytes.indexOf(LF, from);
    // Each line becomes a string of its own: slices of a longer one would keep all of it in memory.
    const cells = to > from ? splitCells(bytes.toString("utf8", from, to), delimiter) : [];
    if (hasContent(cells)) {
      const malformed = !clean && !isUtf8(bytes.subarray(from, to));
      records.push(malformed ? { cells, line: number, fault: MALFORMED } : { cells, line: number });
    }
    from = to + 1;
  }
  return records;
}

interface Parsed {
  readonly records: readonly TableRecord[];
  /** What follows the last whole record, when a quote is open at the end or nothing more can be read. */
  readonly rest?: Lines;
  /** Whether csv-parse found something it cannot read. */
  readonly failed: boolean;
}

/** The records of lines in which quotation marks enclose cells; `width` is how many cells one has, where that is known. */
export function parseQuoted({ bytes, line }: Lines, dialect: Dialect, width?: number): Parsed {
  const clean = isUtf8(bytes);
  const records: TableRecord[] = [];
  let from = 0;
  let expected = width;
  const take = (cells: string[], end: number, lastLine: number): null => {
    const begin = line + lastLine - 1 - endingsWithin(cells);
    const malformed = !clean && !isUtf8(bytes.subarray(from, end));
    expected ??= cells.length;
    const start = skipEndings(bytes, from);
    // Over several lines, and not as wide as the others or closed where no cell ends: a quote that was not meant has swallowed them.
    if (endingsWithin(cells) > 0 && (cells.length !== expected || isDisorder(bytes.subarray(start, end), dialect, expected))) {
      const swallowed = { bytes: bytes.subarray(start, end), line: line + newlinesBefore(bytes, start) };
      records.push(...lineByLine(swallowed, dialect, expected));
    } else if (hasContent(cells)) records.push(malformed ? { cells, line: begin, fault: MALFORMED } : { cells, line: begin });
    from = end;
    return null;
  };
  const error = attempt(() =>
    parse(bytes, { ...csvOptions(dialect), on_record: (cells, info) => take(cells, info.bytes, info.lines) }),
  );
  if (error === undefined) return { records, failed: false };
  from = skipEndings(bytes, from);
  const rest = { bytes: bytes.subarray(from), line: line + newlinesBefore(bytes, from) };
  return { records, rest, failed: error.code !== "CSV_QUOTE_NOT_CLOSED" };
}

/**
 * Whether a record over several lines is none: quotes stand elsewhere than where cells begin and end, or the lines within it are records
 * themselves. Where there are two columns only, a line of verse may look like one, so all must.
 */
function isDisorder(bytes: Buffer, dialect: Dialect, width: number): boolean {
  if (attempt(() => parse(bytes, { ...csvOptions(dialect), relax_quotes: false })) !== undefined) return true;
  const within = bytes.toString("utf8").trimEnd().split("\n").slice(1, -1);
  const alike = within.filter((line) => splitCells(line, dialect.delimiter).length === width).length;
  return width >= 3 ? alike > 0 && alike >= within.length / 2 : alike > 1 && alike === within.length;
}

/** A cell may go over so many lines where quotes are in disorder. */
const MOST_LINES = 60;
/** So often a line is tried together with those after it. */
const MOST_TRIES = 8;

/** The records of lines among which quotes are in disorder: each by itself, or with some after it where that makes a whole record. */
function lineByLine({ bytes, line }: Lines, dialect: Dialect, width: number | undefined): TableRecord[] {
  const ends = lineEnds(bytes);
  const records: TableRecord[] = [];
  for (let i = 0, from = 0; i < ends.length; ) {
    const found = wholeFrom(bytes, from, ends, i, dialect, width);
    const last = found?.last ?? i;
    const text = bytes.subarray(from, ends[i]);
    const cells = found?.cells ?? [text.toString("utf8").trimEnd()];
    const fault = found === undefined ? OPEN_QUOTE : isUtf8(bytes.subarray(from, ends[last])) ? undefined : MALFORMED;
    if (hasContent(cells)) records.push({ cells, line: line + i, ...(fault ? { fault } : {}) });
    from = ends[last]!;
    i = last + 1;
  }
  return records;
}

/** The record that begins at `from`, in line `i`, and its last line; undefined where none is whole. */
function wholeFrom(bytes: Buffer, from: number, ends: readonly number[], i: number, dialect: Dialect, width: number | undefined) {
  let tries = 0;
  let quotes = 0;
  for (let last = i; last < Math.min(ends.length, i + MOST_LINES) && tries < MOST_TRIES; last++) {
    for (let at = last === i ? from : ends[last - 1]!; at < ends[last]!; at++) if (bytes[at] === QUOTE) quotes++;
    // With an odd number of marks a record is whole only where one of them is an ordinary character.
    if (last > i && quotes % 2 === 1) continue;
    tries++;
    const piece = bytes.subarray(from, ends[last]);
    const cells = oneRecord(piece, dialect);
    if (cells === undefined) continue;
    if (last === i || (cells.length === width && !isDisorder(piece, dialect, width))) return { cells, last };
  }
  return undefined;
}

/** The cells of the one record that the bytes are; undefined where they are none, or several. */
function oneRecord(bytes: Buffer, dialect: Dialect): readonly string[] | undefined {
  let records: string[][] = [];
  const error = attempt(() => {
    records = parse(bytes, csvOptions(dialect)) as unknown as string[][];
  });
  if (error !== undefined || records.length > 1) return undefined;
  return records[0] ?? [];
}

/** Behind each line's end. */
function lineEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) ends.push(at + 1);
  if (ends.at(-1) !== bytes.length && bytes.length > 0) ends.push(bytes.length);
  return ends;
}

function skipEndings(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === LF) at++;
  return at;
}

function csvOptions({ delimiter }: Dialect): Options {
  return {
    delimiter: delimiter === "blanks" ? [" ", "\t"] : delimiter,
    record_delimiter: "\n",
    max_record_size: MAX_RECORD_BYTES,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
}

function attempt(action: () => void): CsvError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

/** Spreadsheets leave rows of empty cells behind: they say nothing. */
function hasContent(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return true;
  return false;
}

function endingsWithin(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
  return count;
}

function newlinesBefore(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0 && at < end; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

function joined(open: Lines, lines: Lines): Lines {
  return { bytes: Buffer.concat([open.bytes, lines.bytes]), line: open.line };
}

const OPEN_QUOTE: Fault = {
  rule: "quote-not-closed",
  reason: "a cell that begins with a quotation mark does not end",
  remedy: 'End the cell with a quotation mark, and double the marks within it ("AC""DC").',
};
