import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** What the pages ask the service for, each under one name. */

/** How a row of recommendations differs from the plain one: parameters of the API. */
export interface RowWish {
  readonly popularity?: number;
  readonly artistCap?: number;
  readonly diversity?: number;
  readonly excludeHeard?: string;
}

/** Tracks that a row shows, and those that one asks for of which others show some. */
export const TRACKS_IN_A_ROW = 12;
const TRACKS_OF_SEVERAL_ROWS = 3 * TRACKS_IN_A_ROW;

export const listenersQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["listeners"],
    queryFn: () => client.take(client.api.GET("/v1/users", { params: { query: { limit: 100 } } })),
  });

export const rowQuery = (client: SegueClient, listener: string, wish: RowWish) =>
  queryOptions({
    queryKey: ["row", listener, wish],
    queryFn: () =>
      client.recommend(listener, { n: TRACKS_OF_SEVERAL_ROWS, explain: true, reasons: 2, excludeSkipped: true, ...wish }),
    placeholderData: (before) => (before?.user === listener ? before : undefined),
  });

export const trackQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["track", id],
    queryFn: () => client.take(client.api.GET("/v1/tracks/{id}", { params: { path: { id } } })),
  });

/** Where the numbers of a track lie among those of all. */
export const ranksQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["track", id, "ranks"],
    queryFn: () => client.take(client.api.GET("/v1/tracks/{id}/ranks", { params: { path: { id } } })),
  });

export const similarQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["similar", id],
    queryFn: () => client.take(client.api.GET("/v1/tracks/{id}/similar", { params: { path: { id }, query: { n: 12 } } })),
  });

export const alikeQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["alike", id],
    queryFn: () => client.take(client.api.GET("/v1/tracks/{id}/near", { params: { path: { id }, query: { n: 12 } } })),
  });

/** What a listener did last. */
export const lastEventsQuery = (client: SegueClient, user: string, limit: number) =>
  queryOptions({
    queryKey: ["events", "last", user, limit],
    queryFn: () => client.take(client.api.GET("/v1/events", { params: { query: { user, sort: "time", limit } } })),
  });

export const searchQuery = (client: SegueClient, text: string, n: number) =>
  queryOptions({
    queryKey: ["search", text, n],
    queryFn: () => client.take(client.api.GET("/v1/search", { params: { query: { text, n } } })),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });

/** Whether anything here came from the simulated world. */
export const simulatedQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["simulated"],
    queryFn: async () => {
      const { items } = await client.take(client.api.GET("/v1/imports", { params: { query: { limit: 100 } } }));
      return items.some(({ simulated }) => simulated);
    },
  });

/** The workspaces that an operator may choose. */
export const workspacesQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["workspaces"],
    queryFn: async () => {
      const { items } = await client.take(client.api.GET("/v1/workspaces"));
      return items.map(({ id }) => id);
    },
  });
