import type { CellMethod } from "../../../dataset/catalogue.js";

/** Measured or counted values; NaN where unknown. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Names and codes, between which there is no distance; null where unknown. */
export interface CategoryColumn {
  readonly name: string;
  readonly kind: "category";
  readonly values: readonly (string | null)[];
}

/** A table of metadata; all its lists are as long as `ids`. */
export interface Table {
  /** What names each row. Every choice that is left to chance hangs on it, so the order of rows does not matter. */
  readonly ids: readonly string[];
  /** Names differ. */
  readonly columns: readonly (NumberColumn | CategoryColumn)[];
  /** Whose each row is, where that is known: keys, which are not filled. */
  readonly groups: { readonly [Group in GroupName]?: readonly (string | null)[] };
}

/** What rows may have in common; the narrower first. */
export const GROUPS = ["album", "artist"] as const;
export type GroupName = (typeof GROUPS)[number];

/** How a value may be found for a cell. */
export type FillMethod = Exclude<CellMethod, "known" | "missing">;
