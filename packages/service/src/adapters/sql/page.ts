import { SegueError } from "../../errors.js";
import type { Page } from "../../ports/tracks.js";

/** The row number that a cursor stands for: rows after it belong to the page. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = decoded(cursor);
  const pk = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(pk)) throw notOurs(cursor);
  return pk;
}

/** Where a page ends in a list that is in order of a name and a number. */
export interface Place {
  readonly name: string;
  readonly number: number;
}

/** The place that a cursor stands for. */
export function readPlace(cursor: string): Place {
  const [, number, name] = /^(\d{1,15}) (.{1,256})$/.exec(decoded(cursor)) ?? [];
  if (number === undefined || name === undefined) throw notOurs(cursor);
  return { name, number: Number(number) };
}

const decoded = (cursor: string) => Buffer.from(cursor, "base64url").toString("utf8");

const notOurs = (cursor: string) =>
  new SegueError("invalid-request", `The cursor ${JSON.stringify(cursor.slice(0, 80))} is not one of ours.`, {
    hint: "Pass the `next` of the page before, unchanged.",
  });

/** A page from `limit + 1` rows: the last one only tells that there is more. */
export function pageOf<Row extends { pk: number }, T>(rows: readonly Row[], limit: number, present: (row: Row) => T): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: items.map(present), ...(more ? { next: Buffer.from(String(last.pk)).toString("base64url") } : {}) };
}

/** As {@link pageOf}, of a list in order of a name and a number. */
export function pageAfter<Row, T>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => T,
  placeOf: (row: Row) => Place,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items: items.map(present) };
  const { name, number } = placeOf(last);
  return { items: items.map(present), next: Buffer.from(`${number} ${name}`).toString("base64url") };
}
