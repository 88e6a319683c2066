import { OneOf } from "@segue/engine";
import { type TSchema, Type } from "typebox";
import { type Anchors, type LongPageRequest, ORDERS } from "../ports/long-list.js";
import type { Page } from "../ports/tracks.js";
import { pageQuery } from "./schemas.js";

/** Rows that may be passed over: between two anchors of a list of 400 million. */
const FARTHEST = 1_000_000;

/** How a list that may have millions of rows is asked for. */
export const longQuery = <const Sorts extends readonly string[]>(sorts: Sorts, usual: (typeof ORDERS)[number]) => ({
  limit: pageQuery.limit,
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: "The `next` of the page before, or an anchor" })),
  skip: Type.Integer({ minimum: 0, maximum: FARTHEST, default: 0, description: "Rows behind the cursor that are passed over" }),
  sort: OneOf(sorts, { default: "came", description: "By what the rows are in order; `came`: as they came in" }),
  order: OneOf(ORDERS, { default: usual }),
  anchors: Type.Boolean({
    default: false,
    description: "Tells how many rows there are, and cursors of places all over the list: for tables in which one jumps",
  }),
});

export const longPageOf = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: "Cursor of the next page" })),
    anchors: Type.Optional(
      Type.Object(
        {
          count: Type.Integer({ description: "Rows of the whole list" }),
          step: Type.Integer({ description: "Rows from one cursor to the next" }),
          cursors: Type.Array(Type.String(), {
            description: "After the first comes row `step` (counted from 0), after the second row `2 × step`, and so on",
          }),
        },
        { description: "Where `anchors` was asked for" },
      ),
    ),
  });

/** A list of the store. */
interface Listed<Which, T> {
  list(workspace: string, page: LongPageRequest, which?: Which): Promise<Page<T>>;
  anchors(workspace: string, which?: Which): Promise<Anchors>;
}

/** Answers what {@link longQuery} asked for. */
export async function answerLong<Which, T>(
  listed: Listed<Which, T>,
  workspace: string,
  query: LongPageRequest & Which & { readonly anchors: boolean },
): Promise<Page<T> & { readonly anchors?: Anchors }> {
  const { limit, cursor, skip } = query;
  const page = await listed.list(workspace, { limit, cursor, skip }, query);
  return query.anchors ? { ...page, anchors: await listed.anchors(workspace, query) } : page;
}
