import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deploymentsQuery, HOME } from "../api/models.js";
import { type RowWish, rowQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";

/** What a listener thinks of a track. */
export type Opinion = "love" | "skip";

interface Told {
  readonly track: string;
  readonly kind: Opinion;
  /** Its id, where it may be taken back. */
  readonly id?: string;
  readonly recommendation?: string;
  readonly wish: RowWish;
}

/** An id for what is told, by which it can be taken back; no other is the same. */
export const newEventId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Tells the service what a listener thinks of a track, and gives the row as it is from then on, where a model makes any; the other rows follow. */
export function useTell(listener: string) {
  const { client } = useSession();
  const rowOf = useNewRow(listener);
  return useMutation({
    async mutationFn({ wish, ...told }: Told) {
      await client.sendEvents([{ user: listener, value: 1, ...told }]);
      return rowOf(wish);
    },
  });
}

/** Takes back what was told under an id, and gives the row as it is then. */
export function useUntell(listener: string) {
  const { client } = useSession();
  const rowOf = useNewRow(listener);
  return useMutation({
    async mutationFn({ id, wish }: { readonly id: string; readonly wish: RowWish }) {
      const params = { path: { id: listener, event: id } };
      await client.take(client.api.DELETE("/v1/users/{id}/events/{event}", { params }));
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
