/** A page of a list that may have millions of rows. */
export interface LongPageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Rows behind the cursor that are passed over; what it costs grows with them. */
  readonly skip?: number | undefined;
}

/** Which rows of a long list, and in what order. */
export interface Arranged<Sort extends string> {
  readonly sort?: Sort | undefined;
  readonly order?: Order | undefined;
}

export const ORDERS = ["asc", "desc"] as const;
export type Order = (typeof ORDERS)[number];

/** Places of a long list, evenly apart, from which any row is near: row `i` is reached by the cursor `floor(i / step) - 1` and by passing over the rest. */
export interface Anchors {
  /** How many rows there are. */
  readonly count: number;
  /** Rows from one to the next. */
  readonly step: number;
  /** The first stands for row `step`, the second for row `2 * step`, and so on; row 0 needs none. */
  readonly cursors: readonly string[];
}
