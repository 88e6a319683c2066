import type { SegueClient } from "@segue/client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSession } from "../app/session.js";

/** What whoever asks may do. It stays as long as the key does; with another one everything is asked anew. */
export const callerQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["caller"],
    queryFn: () => client.take(client.api.GET("/v1/caller")),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Whether one may ask for what admins and operators see; undefined while that is not known. */
export function useMay(): { readonly admin: boolean; readonly operator: boolean } | undefined {
  const { client } = useSession();
  const { data } = useQuery(callerQuery(client));
  return data && { admin: data.scopes.includes("admin"), operator: data.operator };
}
