import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** What the pages about data ask the service for. */

/** Rows of a page of a table. */
const ROWS = 50;

export const amountsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["data"], queryFn: () => client.take(client.api.GET("/v1/data")) });

export const reportQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["report"], queryFn: () => client.take(client.api.GET("/v1/report")) });

export const snapshotsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["snapshots"], queryFn: () => client.take(client.api.GET("/v1/snapshots")) });

export const importsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["imports"],
    queryFn: () => client.take(client.api.GET("/v1/imports", { params: { query: { limit: 100 } } })),
  });

export const importReportQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: () => client.take(client.api.GET("/v1/imports/{id}/report", { params: { path: { id } } })),
  });

/** A page of a list: after which cursor, and what is searched for. */
export interface Paging {
  readonly cursor?: string | undefined;
  readonly q?: string | undefined;
}

export const problemsQuery = (client: SegueClient, id: string, paging: Paging) =>
  queryOptions({
    queryKey: ["imports", id, "problems", paging],
    queryFn: () =>
      client.take(
        client.api.GET("/v1/imports/{id}/problems", {
          params: { path: { id }, query: { limit: ROWS, ...(paging.cursor && { cursor: paging.cursor }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** The first listeners whose ids contain a text. */
export const usersQuery = (client: SegueClient, text: string, limit: number) =>
  queryOptions({
    queryKey: ["users", text, limit],
    queryFn: () => client.take(client.api.GET("/v1/users", { params: { query: { text, limit } } })),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
