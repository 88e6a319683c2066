import type { FactColumn } from "../../dataset/catalogue.js";

/** What is said about tracks, column by column; rows are tracks. */
export interface FactTable {
  readonly columns: readonly FactColumn[];
  /** When each track was first played, in milliseconds since 1970 UTC; NaN where unknown. */
  readonly firstPlayed: Float64Array;
}

/** Cells that say nothing true. */
export interface FactFinding {
  /** Position of the column. */
  readonly column: number;
  /** What is wrong with them, as a sentence. */
  readonly why: string;
  readonly rows: readonly number[];
}

/**
 * A reason to take cells for unknown. What a rule finds depends on the cells, not on the order of rows and columns; and it finds
 * nothing among those that it has left.
 */
export interface FactRule {
  /** As it is switched and reported. */
  readonly name: string;
  readonly title: string;
  /** Why such cells say nothing, as a sentence. */
  readonly reason: string;
  find(table: FactTable): readonly FactFinding[];
}
