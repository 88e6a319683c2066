import type { SegueClient } from "@segue/client";
import { queryOptions } from "@tanstack/react-query";
import type { Teaching } from "./labels.js";

/** What the pages about models ask the service for. */

export const modelsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["models"],
    queryFn: () => client.take(client.api.GET("/v1/models", { params: { query: { limit: 1000 } } })),
  });

export const modelQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["models", id],
    queryFn: () => client.take(client.api.GET("/v1/models/{id}", { params: { path: { id } } })),
  });

export const cardQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["models", id, "card"],
    queryFn: () => client.take(client.api.GET("/v1/models/{id}/card", { params: { path: { id } } })),
  });

/** What answers where nothing is named. */
export const HOME = "home";

export const deploymentsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["deployments"],
    queryFn: () => client.take(client.api.GET("/v1/deployments")),
  });

export const algorithmsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["algorithms"],
    queryFn: () => client.take(client.api.GET("/v1/algorithms")),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** `wish`: what one that analyzes is to learn, and how it is judged. */
export const estimateQuery = (
  client: SegueClient,
  algorithm: string,
  config: Record<string, unknown>,
  wish: Teaching & { readonly evaluate?: string } = {},
) =>
  queryOptions({
    queryKey: ["estimate", algorithm, config, wish],
    queryFn: () => {
      const told = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
      return client.take(client.api.POST("/v1/estimates", { body: { algorithm, config, ...told } }));
    },
    placeholderData: (before) => before,
  });
