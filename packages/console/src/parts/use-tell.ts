import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deploymentsQuery, HOME } from "../api/models.js";
import { type RowWish, rowQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";

interface Told {
  readonly track: string;
  readonly kind: "love" | "skip";
  readonly recommendation?: string;
  readonly wish: RowWish;
}

/** Tells the service what a listener thinks of a track, and gives the row as it is from then on, where a model makes any; the other rows follow. */
export function useTell(listener: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    async mutationFn({ track, kind, recommendation, wish }: Told) {
      const attributed = recommendation === undefined ? {} : { recommendation };
      await client.sendEvents([{ user: listener, track, kind, value: 1, ...attributed }]);
      const { items: served } = await queries.fetchQuery(deploymentsQuery(client));
      if (!served.some(({ id }) => id === HOME)) return undefined;
      const row = await queries.fetchQuery({ ...rowQuery(client, listener, wish), staleTime: 0 });
      void queries.invalidateQueries({ queryKey: ["row", listener], predicate: ({ queryKey }) => queryKey[2] !== wish });
      return row;
    },
  });
}
