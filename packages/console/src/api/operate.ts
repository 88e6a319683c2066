import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { gaugeIn, type Latency, latencyIn } from "./prometheus.js";

/** What the pages for whoever runs the service ask it for. */

/** How often what changes by itself is asked for anew, in milliseconds. */
const EVERY = 5000;

export const findingsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["doctor"], queryFn: () => client.take(client.api.GET("/v1/doctor")), retry: false });

export const usageQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["usage"],
    queryFn: () => client.take(client.api.GET("/v1/usage", { params: { query: { by: "day" } } })),
    refetchInterval: EVERY,
  });

/** What the service counts about itself since it started. */
export interface Standing extends Latency {
  /** Of its process, in bytes. */
  readonly memory: number | undefined;
  /** Seconds since 1970. */
  readonly started: number | undefined;
}

export const standingQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["metrics"],
    async queryFn(): Promise<Standing> {
      const text = await client.page("/metrics", "text/plain");
      return {
        ...latencyIn(text, "segue_http_request_duration_seconds"),
        memory: gaugeIn(text, "process_resident_memory_bytes"),
        started: gaugeIn(text, "process_start_time_seconds"),
      };
    },
    refetchInterval: EVERY,
  });

/** When a deployment was changed: who sees the traffic of a day sees beside it what answered from then on. */
export interface Change {
  readonly at: string;
  readonly deployment: string;
  readonly action: string;
}

/** What changes a deployment, by the operations of the API. */
const DEPLOYING = ["promoteModel", "changeDeployment", "rollbackDeployment"] as const;

export const deploysQuery = (client: SegueClient, since: string) =>
  queryOptions({
    queryKey: ["audit", "deploys", since],
    async queryFn(): Promise<Change[]> {
      const told = await Promise.all(
        DEPLOYING.map((action) =>
          client.take(
            client.api.GET("/v1/audit", { params: { query: { action, since: new Date(since).toISOString(), limit: 200 } } }),
          ),
        ),
      );
      return told
        .flatMap(({ items }) => items)
        .filter(({ outcome }) => outcome === "done")
        .map(({ at, action, targetId }) => ({ at, action, deployment: targetId ?? "" }))
        .sort((a, b) => (a.at < b.at ? 1 : -1));
    },
  });

export const keysQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["keys"], queryFn: () => client.take(client.api.GET("/v1/keys")) });

export const auditQuery = (client: SegueClient, { cursor, q }: { cursor?: string | undefined; q?: string | undefined }) =>
  queryOptions({
    queryKey: ["audit", cursor, q],
    queryFn: () =>
      client.take(
        client.api.GET("/v1/audit", {
          params: { query: { limit: 50, ...(cursor === undefined ? {} : { cursor }), ...(q ? { action: q } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const auditVerificationQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["audit", "verification"], queryFn: () => client.take(client.api.GET("/v1/audit/verification")) });

/** What was used in the last days, or on one day, told apart by keys or by models. */
export const usageByQuery = (client: SegueClient, by: "key" | "model", days: number, day?: string) =>
  queryOptions({
    queryKey: ["usage", by, days, day],
    queryFn: () =>
      client.take(
        client.api.GET("/v1/usage", {
          params: { query: { by, ...(day === undefined ? { from: daysAgo(days - 1) } : { from: day, to: day }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** A day in UTC, as YYYY-MM-DD. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export const tenantsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["tenants"],
    queryFn: () => client.take(client.api.GET("/v1/workspaces")),
    retry: false,
  });

export const retentionQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["retention"], queryFn: () => client.take(client.api.GET("/v1/retention")) });

export const settingsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["settings"], queryFn: () => client.take(client.api.GET("/v1/settings")), retry: false });

export const cleaningQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["cleaning"], queryFn: () => client.take(client.api.GET("/v1/cleaning")) });
