import type { Random } from "@segue/kernels";
import type { CodedColumn, CodedTable } from "./coded-table.js";
import type { FillMethod } from "./table.js";

/** A column to be filled, as one filler sees it. */
export interface Task {
  readonly table: CodedTable;
  /** The column in question; its `values` are what is really known, of which `observed` may hide some. */
  readonly column: CodedColumn;
  /** By row: the value that may be used; NaN where it is unknown or hidden. At least one is a number. */
  readonly observed: Float64Array;
  readonly random: Random;
}

/** A way to find values for the unknown cells of a column. */
export interface Filler {
  readonly name: FillMethod;
  /** For each of `rows` (whose values are not observed) a value; NaN where this filler has nothing to say. */
  fill(task: Task, rows: Uint32Array): Float64Array;
}

/** The rows whose value may be used. */
export function observedRows({ observed }: Task): Uint32Array {
  return Uint32Array.from(observed.keys()).filter((row) => !Number.isNaN(observed[row]!));
}
