import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../app/session.js";

/** Lets a model answer under a name, and takes that back; answers of the old one are forgotten. */
export function useDeploy() {
  const { client } = useSession();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "jobs" });
  const promote = useMutation({
    mutationFn: ({ model, deployment }: { readonly model: string; readonly deployment: string }) =>
      client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: deployment } }, body: { model } })),
    onSuccess,
  });
  const rollback = useMutation({
    mutationFn: (deployment: string) =>
      client.take(client.api.POST("/v1/deployments/{id}/rollback", { params: { path: { id: deployment } } })),
    onSuccess,
  });
  return { promote, rollback };
}
