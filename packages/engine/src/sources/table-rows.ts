import { isUnknown, parseQuantity, widthFault } from "./cells.js";
import { type TableRecord, tableRecords } from "./delimited.js";
import type { Dialect } from "./dialect.js";
import { emptyFile } from "./empty-file.js";
import type { Column } from "./header.js";
import { type Fault, problemAt } from "./problem.js";
import { rowBatches } from "./row-batches.js";
import type { InputFile, Place, SourceRow } from "./source.js";
import { parseTime } from "./time.js";

/** A kind of table: how its columns are found, and what a line of it says. */
export interface TableFormat<Columns> {
  dialectOf(head: string): Dialect;
  /** The columns, from the first line that is no comment. Throws a SourceError where they cannot be told. */
  columnsOf(first: TableRecord, file: InputFile): { readonly columns: Columns; readonly isHeader: boolean };
  /** Whether a line is a comment. */
  isComment?(record: TableRecord): boolean;
  /** Whether lines may have fewer or more cells than the first. */
  readonly ragged?: boolean;
  /** Adds what a line says to `out`. */
  read(line: TableLine, columns: Columns, out: SourceRow[]): void;
}

/** The rows of a table, in batches. Of a line that is refused only why. */
export async function* readTableRows<Columns>(
  file: InputFile,
  format: TableFormat<Columns>,
): AsyncGenerator<readonly SourceRow[]> {
  let found: { columns: Columns; width: number; names: readonly string[] } | undefined;
  yield* rowBatches(tableRecords(file, format.dialectOf), (record, rows) => {
    if (format.isComment?.(record)) return;
    if (found === undefined) {
      const { columns, isHeader } = format.columnsOf(record, file);
      const names = record.cells.map((name, index) => (isHeader ? name.trim() : String(index + 1)));
      found = { columns, width: record.cells.length, names };
      if (isHeader) return;
    }
    addLine(record, found, file, format, rows);
  });
  if (found === undefined) throw emptyFile(file);
}

function addLine<Columns>(
  record: TableRecord,
  { columns, width, names }: { columns: Columns; width: number; names: readonly string[] },
  file: InputFile,
  format: TableFormat<Columns>,
  out: SourceRow[],
): void {
  const line = new TableLine(record, names, file.name);
  const before = out.length;
  if (record.fault) line.refuse(record.fault);
  else if (!format.ragged && record.cells.length !== width) line.refuse(widthFault(record.cells.length, width));
  else format.read(line, columns, out);
  if (line.refused.length > 0) out.length = before;
  out.push(...(line.refused.length > 0 ? line.refused : line.corrected));
}

/** One line of a table, cell by cell. */
export class TableLine {
  readonly refused: SourceRow[] = [];
  readonly corrected: SourceRow[] = [];
  readonly place: Place;
  readonly cells: readonly string[];
  readonly #names: readonly string[];

  constructor({ cells, line }: TableRecord, names: readonly string[], file: string) {
    this.cells = cells;
    this.place = { file, line };
    this.#names = names;
  }

  /** What stands in a column, trimmed; empty where there is none. */
  cell(column: Column | undefined): string {
    return column === undefined ? "" : (this.cells[column.index]?.trim() ?? "");
  }

  /** A text; undefined where the cell says that nothing is known. */
  text(column: Column | undefined): string | undefined {
    const text = this.cell(column);
    return isUnknown(text) ? undefined : text;
  }

  /** A number ≥ 0 of `what`; a cell that is none is left out. */
  quantity(column: Column | undefined, what: string): number | undefined {
    return this.#optional(column, (text) => parseQuantity(what, text));
  }

  /** A time in milliseconds since 1970; a cell that is none is left out. */
  time(column: Column | undefined, now: number): number | undefined {
    return this.#optional(column, (text) => parseTime(text, now));
  }

  /** Says that the line cannot be taken, and why. */
  refuse(fault: Fault, column?: Column): undefined {
    this.refused.push(this.#problem(fault, column));
  }

  /** Says that the line is taken without what stands in a column. */
  leaveOut(fault: Fault, column?: Column): undefined {
    this.corrected.push(this.#problem({ ...fault, outcome: "corrected" }, column));
  }

  #optional(column: Column | undefined, parse: (text: string) => number | Fault): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const value = parse(text);
    return typeof value === "number" ? value : this.leaveOut(value, column);
  }

  #problem(fault: Fault, column: Column | undefined) {
    const name = column && (this.#names[column.index] ?? column.name);
    return problemAt(this.place, name, column ? this.cell(column) : this.cells.join(" "), fault);
  }
}
