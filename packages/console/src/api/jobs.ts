import type { Job, SegueClient } from "@segue/client";
import { queryOptions } from "@tanstack/react-query";

/** What the pages about work that runs ask the service for. */

/** How often a log is asked for while its job runs, in milliseconds. */
const LOG_EVERY = 1000;

export const hasEnded = ({ state }: Job): boolean => state === "done" || state === "failed" || state === "cancelled";

export const jobQuery = (client: SegueClient, id: string) =>
  queryOptions({ queryKey: ["jobs", id], queryFn: () => client.job(id) });

/** The newest jobs; with `kind` only those of that kind. */
export const jobsQuery = (client: SegueClient, limit: number, kind?: string) =>
  queryOptions({
    queryKey: ["jobs", "newest", limit, kind],
    queryFn: () =>
      client.take(client.api.GET("/v1/jobs", { params: { query: { limit, ...(kind === undefined ? {} : { kind }) } } })),
    staleTime: 0,
  });

export const logQuery = (client: SegueClient, id: string, live: boolean) =>
  queryOptions({
    queryKey: ["jobs", id, "log", live],
    queryFn: () => client.take(client.api.GET("/v1/jobs/{id}/log", { params: { path: { id }, query: { limit: 1000 } } })),
    placeholderData: (before) => before,
    refetchInterval: live ? LOG_EVERY : false,
  });
