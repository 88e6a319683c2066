import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createKey, MAIN_WORKSPACE } from "./accounts/keys.js";
import { parseConfig } from "./config.js";
import { SegueError } from "./errors.js";
import { createServer } from "./http/server.js";
import { type JobQueue, startJobQueue } from "./jobs/queue.js";
import { takeLock } from "./lock.js";
import { createAnalyzers } from "./registry/foreign/analyzers.js";
import { createModelRegistry } from "./registry/models.js";
import type { Services } from "./services.js";
import { createMetrics } from "./telemetry/metrics.js";
import { clearLeftovers, openServices } from "./wire.js";

/** A running service. */
export interface Service {
  readonly services: Services;
  readonly jobs: JobQueue;
  /** Where the API answers. */
  readonly url: string;
  /** The admin key, where this start made it: it cannot be shown again. */
  readonly adminKey: string | undefined;
  /** Stops: requests in flight are answered; a running job is interrupted and started again by the next server. */
  close(): Promise<void>;
}

/**
 * Opens the service on a data folder and listens. Settings as in `parseConfig`. Jobs that an earlier process left unfinished go on with
 * `resume` (a server), and are left to a later server without it (a single command). Throws `invalid-config`, `folder-not-writable`,
 * `folder-in-use`, `newer-database` or `port-taken`.
 */
export async function openService(settings: Readonly<Record<string, unknown>>, { resume = false } = {}): Promise<Service> {
  const config = parseConfig(settings);
  const services = await openServices(config);
  const opened: (() => unknown)[] = [() => services.store.close(), () => services.inference.close()];
  const closeAll = async () => {
    for (const close of [...opened].reverse()) await close();
  };
  try {
    const lock = takeLock(config.data);
    // Released last: whoever takes the folder next finds it quiet.
    opened.unshift(() => lock.release());
    clearLeftovers(config);
    await services.store.imports.recover();
    const jobs = await startJobQueue(services, { shared: false, onlyOwn: !resume });
    opened.push(() => jobs.close());
    const closing = new AbortController();
    const models = createModelRegistry(services);
    const analyzers = createAnalyzers(services, models);
    const context = { services, jobs, models, analyzers, metrics: createMetrics(services.store.jobs) };
    const server = await createServer({ ...context, closing: closing.signal });
    await listen(server, config.host, config.port);
    opened.push(() => server.close());
    // Only now, when nothing can fail any more: it is shown this once.
    const adminKey = await firstAdminKey(services);
    const { address, family, port } = server.server.address() as AddressInfo;
    const url = `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
    lock.announce(url);
    const close = async () => {
      // Who looks for a server from now on waits until the folder is free.
      lock.announce("");
      closing.abort();
      if (config.drain > 0) await sleep(1000 * config.drain);
      await closeAll();
    };
    return { services, jobs, url, adminKey, close };
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
}

async function firstAdminKey({ store, clock }: Services): Promise<string | undefined> {
  if ((await store.keys.list(MAIN_WORKSPACE)).length > 0) return undefined;
  const { key } = await createKey(store.keys, clock, { workspace: MAIN_WORKSPACE, name: "admin", scopes: ["admin"] });
  return key;
}

async function listen(server: Awaited<ReturnType<typeof createServer>>, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (thrown) {
    await server.close();
    const { code } = thrown as { code?: string };
    if (code === "EADDRINUSE")
      throw new SegueError("port-taken", `Port ${port} of ${host} is used by another program.`, { cause: thrown });
    if (code === "EACCES") throw new SegueError("port-taken", `Port ${port} may not be opened by this user.`, { cause: thrown });
    throw thrown;
  }
}
