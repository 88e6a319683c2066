import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Lists that may have millions of rows: tracks, listeners, events. */

/** What of a list is looked at: what is searched for, and in what order. */
export interface View {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly order?: "asc" | "desc" | undefined;
}

/** Where a stretch of rows begins: so many rows behind a cursor. */
interface From {
  readonly cursor?: string;
  readonly skip?: number;
  readonly limit: number;
  readonly anchors?: true;
}

/** What the service answers. */
interface Stretch<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly anchors?: Anchors;
}

/** Places of a list from which every row is near. */
export interface Anchors {
  readonly count: number;
  readonly step: number;
  readonly cursors: readonly string[];
}

/** A list as a table asks for it. */
export interface LongList<T> {
  readonly name: string;
  /** By what its rows can be in order, besides as they came in. */
  readonly sorts: readonly string[];
  ask(client: SegueClient, view: View, from: From, signal?: AbortSignal): Promise<Stretch<T>>;
}

/** What of the order the service knows, as the parameter of a query. */
function arranged<Sort extends string>(sorts: readonly Sort[], { sort, order }: View) {
  const known = sorts.find((each) => each === sort);
  return { ...(known === undefined ? {} : { sort: known }), ...(order === undefined ? {} : { order }) };
}

const searched = ({ q }: View) => (q === undefined || q === "" ? {} : { text: q });

const TRACK_SORTS = ["title", "artist", "id"] as const;
export const trackList = {
  name: "tracks",
  sorts: TRACK_SORTS,
  ask: (client: SegueClient, view: View, from: From, signal?: AbortSignal) =>
    client.take(
      client.api.GET("/v1/tracks", {
        params: { query: { ...from, ...arranged(TRACK_SORTS, view), ...searched(view) } },
        ...(signal && { signal }),
      }),
    ),
};

const USER_SORTS = ["id"] as const;
export const userList = {
  name: "users",
  sorts: USER_SORTS,
  ask: (client: SegueClient, view: View, from: From, signal?: AbortSignal) =>
    client.take(
      client.api.GET("/v1/users", {
        params: { query: { ...from, ...arranged(USER_SORTS, view), ...searched(view) } },
        ...(signal && { signal }),
      }),
    ),
};

const EVENT_SORTS = ["time"] as const;
/** Events; what is searched for is a listener's whole id, whose events come in order of time. */
export const eventList = {
  name: "events",
  sorts: EVENT_SORTS,
  ask: (client: SegueClient, { q, order }: View, from: From, signal?: AbortSignal) => {
    const whose = q === undefined || q === "" ? {} : ({ user: q, sort: "time" } as const);
    const query = { ...from, ...whose, ...(order === undefined ? {} : { order }) };
    return client.take(client.api.GET("/v1/events", { params: { query }, ...(signal && { signal }) }));
  },
};

/** Rows asked for at once. */
export const BLOCK = 50;
/** How long rows that are not seen are kept, in milliseconds: a table in which one jumps about does not grow. */
const KEPT = 15_000;

export const anchorsQuery = <T>(client: SegueClient, list: LongList<T>, view: View) =>
  queryOptions({
    queryKey: [list.name, "anchors", view],
    queryFn: async ({ signal }) => (await list.ask(client, view, { limit: 1, anchors: true }, signal)).anchors!,
    placeholderData: keepPreviousData,
  });

/** The rows of one block; those behind the first are found from an anchor. */
export const blockQuery = <T>(client: SegueClient, list: LongList<T>, view: View, block: number, anchors: Anchors | undefined) =>
  queryOptions({
    queryKey: [list.name, "block", view, block],
    queryFn: ({ signal }) => list.ask(client, view, { ...placeOf(block * BLOCK, anchors), limit: BLOCK }, signal),
    enabled: block === 0 || anchors !== undefined,
    gcTime: KEPT,
  });

/** How a row is reached. */
function placeOf(row: number, anchors: Anchors | undefined): { readonly cursor?: string; readonly skip: number } {
  if (anchors === undefined) return { skip: row };
  const at = Math.min(Math.floor(row / anchors.step), anchors.cursors.length);
  const cursor = anchors.cursors[at - 1];
  return { skip: row - at * anchors.step, ...(cursor === undefined ? {} : { cursor }) };
}

/** Rows of a list from its beginning on, some at a time, until they are all told or enough. */
export async function* allRows<T>(client: SegueClient, list: LongList<T>, view: View): AsyncGenerator<readonly T[], void> {
  let cursor: string | undefined;
  do {
    const { items, next } = await list.ask(client, view, { limit: 1000, ...(cursor === undefined ? {} : { cursor }) });
    yield items;
    cursor = next;
  } while (cursor !== undefined);
}
