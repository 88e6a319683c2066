import { SegueError } from "../../errors.js";
import type { Page } from "../../ports/tracks.js";

/** The row number that a cursor stands for: rows after it belong to the page. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const pk = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(pk)) {
    throw new SegueError("invalid-request", `The cursor ${JSON.stringify(cursor.slice(0, 80))} is not one of ours.`, {
      hint: "Pass the `next` of the page before, unchanged.",
    });
  }
  return pk;
}

/** A page from `limit + 1` rows: the last one only tells that there is more. */
export function pageOf<Row extends { pk: number }, T>(rows: readonly Row[], limit: number, present: (row: Row) => T): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: items.map(present), ...(more ? { next: Buffer.from(String(last.pk)).toString("base64url") } : {}) };
}
