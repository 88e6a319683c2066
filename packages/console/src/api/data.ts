import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** What the pages about data ask the service for. */

/** Rows of a page of a table. */
const ROWS = 50;

export const amountsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["data"], queryFn: () => client.take(client.api.GET("/v1/data")) });

export const reportQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["report"], queryFn: () => client.take(client.api.GET("/v1/report")) });

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

const pageOf = ({ cursor, q }: Paging) => ({
  limit: ROWS,
  ...(cursor === undefined ? {} : { cursor }),
  ...(q === undefined || q === "" ? {} : { text: q }),
});

export const problemsQuery = (client: SegueClient, id: string, paging: Paging) =>
  queryOptions({
    queryKey: ["imports", id, "problems", paging],
    queryFn: () =>
      client.take(
        client.api.GET("/v1/imports/{id}/problems", { params: { path: { id }, query: pageOf({ cursor: paging.cursor }) } }),
      ),
    placeholderData: keepPreviousData,
  });

export const tracksQuery = (client: SegueClient, paging: Paging) =>
  queryOptions({
    queryKey: ["tracks", paging],
    queryFn: () => client.take(client.api.GET("/v1/tracks", { params: { query: pageOf(paging) } })),
    placeholderData: keepPreviousData,
  });

export const usersQuery = (client: SegueClient, paging: Paging) =>
  queryOptions({
    queryKey: ["users", paging],
    queryFn: () => client.take(client.api.GET("/v1/users", { params: { query: pageOf(paging) } })),
    placeholderData: keepPreviousData,
  });

/** Events; what is searched for is a listener's whole id. */
export const eventsQuery = (client: SegueClient, { cursor, q }: Paging) =>
  queryOptions({
    queryKey: ["events", cursor, q],
    queryFn: () =>
      client.take(
        client.api.GET("/v1/events", {
          params: { query: { ...pageOf({ cursor }), ...(q === undefined || q === "" ? {} : { user: q }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
