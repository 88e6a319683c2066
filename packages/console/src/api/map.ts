import type { SegueClient } from "@segue/client";
import { queryOptions } from "@tanstack/react-query";

/** What the map of the catalogue asks the service for. */

/** What makes tracks near on a map. */
export const MAP_KINDS = ["plays", "model", "sound"] as const;
export type MapKind = (typeof MAP_KINDS)[number];

export const mapsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["maps"], queryFn: () => client.take(client.api.GET("/v1/maps")) });

/** Where each track lies; megabytes for a large catalogue, so that it is asked for once. */
export const mapPointsQuery = (client: SegueClient, map: MapKind) =>
  queryOptions({
    queryKey: ["maps", map, "points"],
    queryFn: () => client.take(client.api.GET("/v1/maps/{id}/points", { params: { path: { id: map } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const mapFactQuery = (client: SegueClient, map: MapKind, name: string) =>
  queryOptions({
    queryKey: ["maps", map, "facts", name],
    queryFn: () => client.take(client.api.GET("/v1/maps/{id}/facts/{name}", { params: { path: { id: map, name } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
