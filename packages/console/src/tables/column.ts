import type { ReactNode } from "react";

/** A column of a long table. */
export interface Column<T> {
  readonly name: string;
  /** By what the rows are in order when its name is pressed. */
  readonly sort?: string;
  /** Its share of the width. */
  readonly width: string;
  readonly number?: true;
  /** Its name is only heard. */
  readonly hidden?: true;
  /** Only where there is room for it. */
  readonly wide?: true;
  readonly cell: (item: T) => ReactNode;
}
