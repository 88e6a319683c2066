import type { Playlist, SegueClient } from "@segue/client";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../app/session.js";

/** Playlists that are offered by their names at most. */
const OFFERED = 50;

export const playlistsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["playlists"],
    queryFn: () => client.take(client.api.GET("/v1/playlists", { params: { query: { limit: OFFERED } } })),
  });

export const playlistQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["playlist", id],
    queryFn: () => client.take(client.api.GET("/v1/playlists/{id}", { params: { path: { id } } })),
  });

interface Kept {
  readonly name: string;
  readonly tracks: readonly string[];
}

/** Keeps, changes and deletes playlists; whatever shows one follows. */
export function usePlaylists() {
  const { client } = useSession();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ["playlists"] });
  const show = (playlist: Playlist) => void queries.setQueryData(playlistQuery(client, playlist.id).queryKey, playlist);
  const keep = useMutation({
    mutationFn: ({ name, tracks }: Kept) =>
      client.take(client.api.POST("/v1/playlists", { body: { name, tracks: [...tracks] } })),
    onSettled,
  });
  const append = useMutation({
    mutationFn: ({ id, tracks }: { readonly id: string; readonly tracks: readonly string[] }) =>
      client.take(client.api.POST("/v1/playlists/{id}/tracks", { params: { path: { id } }, body: { tracks: [...tracks] } })),
    onSuccess: show,
    onSettled,
  });
  const change = useMutation({
    mutationFn: ({ id, name, tracks }: { readonly id: string } & Partial<Kept>) => {
      const body = { ...(name === undefined ? {} : { name }), ...(tracks === undefined ? {} : { tracks: [...tracks] }) };
      return client.take(client.api.PATCH("/v1/playlists/{id}", { params: { path: { id } }, body }));
    },
    onSuccess: show,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => client.take(client.api.DELETE("/v1/playlists/{id}", { params: { path: { id } } })),
    onSettled,
  });
  return { keep, append, change, remove };
}
