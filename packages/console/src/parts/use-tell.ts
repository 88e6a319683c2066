import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deploymentsQuery, HOME } from "../api/models.js";
import { type RowWish, rowQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";

/** What a listener thinks of a track. */
export type Opinion = "love" | "skip";

interface Told {
  readonly track: string;
  readonly kind: Opinion;
  readonly recommendation?: string;
  readonly wish: RowWish;
}

/** Events among which one that was just told is looked for, the newest first. */
const NEWEST = 20;

/** Tells the service what a listener thinks of a track, and gives the row as it is from then on, where a model makes any; the other rows follow. */
export function useTell(listener: string) {
  const { client } = useSession();
  const rowOf = useNewRow(listener);
  return useMutation({
    async mutationFn({ track, kind, recommendation, wish }: Told) {
      const attributed = recommendation === undefined ? {} : { recommendation };
      await client.sendEvents([{ user: listener, track, kind, value: 1, ...attributed }]);
      return rowOf(wish);
    },
  });
}

/** Takes back what was told last of a track, and gives the row as it is then. */
export function useUntell(listener: string) {
  const { client } = useSession();
  const rowOf = useNewRow(listener);
  return useMutation({
    async mutationFn({ track, kind, wish }: Told) {
      const query = { user: listener, sort: "time", order: "desc", limit: NEWEST } as const;
      const { items } = await client.take(client.api.GET("/v1/events", { params: { query } }));
      const told = items.find((event) => event.track === track && event.kind === kind);
      if (told !== undefined) await client.take(client.api.DELETE("/v1/events/{id}", { params: { path: { id: told.id } } }));
      return rowOf(wish);
    },
  });
}

/** Asks for a row anew; undefined where no model makes any. All other rows of the listener follow. */
function useNewRow(listener: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  return async (wish: RowWish) => {
    const { items: served } = await queries.fetchQuery(deploymentsQuery(client));
    if (!served.some(({ id }) => id === HOME)) return undefined;
    const row = await queries.fetchQuery({ ...rowQuery(client, listener, wish), staleTime: 0 });
    void queries.invalidateQueries({ queryKey: ["row", listener], predicate: ({ queryKey }) => queryKey[2] !== wish });
    return row;
  };
}
