import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createFirstKey, MAIN_WORKSPACE } from "./accounts/keys.js";
import { createAnalyzers } from "./analyzing/analyzers.js";
import { type AuditTrail, createAuditTrail } from "./audit/trail.js";
import { finishReplacing, isReplacing } from "./backups/replace-data.js";
import { isShared, parseConfig } from "./config.js";
import { createAnswerMeter } from "./deployments/meter.js";
import { startDiskNotes } from "./doctor/disk-history.js";
import { SegueError } from "./errors.js";
import { createServer } from "./http/server.js";
import { type JobQueue, startJobQueue } from "./jobs/queue.js";
import { createEvidence } from "./listeners/evidence/evidence.js";
import { createLiveListening } from "./listeners/live-listening.js";
import { takeLock } from "./lock.js";
import { createMapsInMemory } from "./maps/maps-in-memory.js";
import { createSoundAlike } from "./maps/sound-alike.js";
import { createRanks } from "./maps/track-ranks.js";
import { startRetentionTimer } from "./privacy/retention-timer.js";
import { createModelRegistry } from "./registry/models.js";
import { startScheduler } from "./schedules/scheduler.js";
import type { Services } from "./services.js";
import { createMetrics } from "./telemetry/metrics.js";
import { createUsageMeter } from "./telemetry/usage.js";
import { VERSION } from "./version.js";
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
  /** Closes once what was begun is done and no other process uses this one. */
  leave(): Promise<void>;
}

/** How often it is looked whether others still use this process, in milliseconds. */
const LOOK = 50;

/**
 * Opens the service on a data folder and listens. With a PostgreSQL database others may do so too, on the same folder; otherwise the folder is
 * held by this process. Settings as in `parseConfig`. Jobs that an earlier process left unfinished go on with
 * `resume` (a server), and are left to a later server without it (a single command). Throws `invalid-config`, `folder-not-writable`,
 * `folder-in-use`, `newer-database`, `database-unreachable`, `database-refused` or `port-taken`. `console`: the folder of the web console that
 * is served beside the API.
 */
export async function openService(
  settings: Readonly<Record<string, unknown>>,
  { resume = false, console }: { readonly resume?: boolean; readonly console?: string } = {},
): Promise<Service> {
  const config = parseConfig(settings);
  await finishRestore(config.data);
  const services = await openServices(config);
  const opened: (() => unknown)[] = [
    () => services.store.close(),
    () => services.inference.close(),
    () => services.soundFiles.close(),
    () => services.pictureFiles.close(),
  ];
  const closeAll = async () => {
    for (const close of [...opened].reverse()) await close();
  };
  try {
    const shared = isShared(config);
    const lock = shared ? undefined : takeLock(config.data);
    // Released last: whoever takes the folder next finds it quiet.
    opened.unshift(() => lock?.release());
    clearLeftovers(config);
    await services.store.imports.recover();
    if (!shared) await services.store.idempotency.recover();
    const audit = createAuditTrail(services);
    let started = false;
    opened.push(async () => {
      await audit.close();
      // A single command is no service: what it does is written down, not that it came and went.
      if (started && resume) await audit.note(MAIN_WORKSPACE, { ...ITSELF, action: "stop" });
    });
    const jobs = await startJobQueue(services, { shared, onlyOwn: !resume });
    opened.push(() => jobs.close());
    const usage = createUsageMeter(services);
    opened.push(() => usage.close());
    // A single command leaves what is due to the next server.
    if (resume) {
      const scheduler = startScheduler(services, jobs);
      opened.push(() => scheduler.close());
    }
    const closing = new AbortController();
    const meter = createAnswerMeter(services.store.models, (thrown) =>
      services.log.warn({ err: thrown }, "what answers cost could not be stored: it is tried again"),
    );
    opened.push(() => meter.close());
    const models = createModelRegistry(services, meter);
    const listening = createLiveListening(services);
    opened.push(() => listening.close());
    const analyzers = createAnalyzers(services, models);
    const metrics = createMetrics(services.store.jobs);
    const maps = createMapsInMemory(services);
    const sounds = createSoundAlike(services);
    const ranks = createRanks(services);
    const evidence = createEvidence(services, sounds);
    const context = { services, jobs, models, listening, evidence, meter, analyzers, maps, sounds, ranks, metrics, audit, usage };
    const server = await createServer({ ...context, closing: closing.signal }, console);
    await listen(server, config.host, config.port);
    opened.push(() => server.close());
    // Only now, when nothing can fail any more: it is shown this once.
    const adminKey = await firstAdminKey(services);
    await noteStart(audit, services, resume);
    if (resume) opened.push(startRetentionTimer(services, jobs), await startDiskNotes(services));
    started = true;
    const { address, family, port } = server.server.address() as AddressInfo;
    const url = `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
    lock?.announce(url);
    const close = async () => {
      // Who looks for a server from now on waits until the folder is free.
      lock?.announce("");
      closing.abort();
      if (config.drain > 0) await sleep(1000 * config.drain);
      await closeAll();
    };
    const leave = async () => {
      for (;;) {
        await jobs.idle();
        // First nobody can join any more; then it is seen whether somebody has.
        lock?.announce("");
        if (!lock?.isJoined()) return close();
        lock.announce(url);
        await sleep(LOOK);
      }
    };
    return { services, jobs, url, adminKey, close, leave };
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
}

/** Completes a restore that was interrupted when its new content was about to take the old one's place. */
async function finishRestore(data: string): Promise<void> {
  if (!isReplacing(data)) return;
  const lock = takeLock(data);
  try {
    await finishReplacing(data);
  } finally {
    lock.release();
  }
}

const firstAdminKey = ({ store, clock }: Services): Promise<string | undefined> =>
  createFirstKey(store.keys, clock, { workspace: MAIN_WORKSPACE, name: "admin", scopes: ["admin"] });

/** What the program does by itself, of its own accord. */
const ITSELF = { actor: "service", outcome: "done", target: { kind: "service", id: VERSION } } as const;

/** Writes down that the database was brought up to date, and that the service starts. */
async function noteStart(audit: AuditTrail, { store }: Services, serving: boolean): Promise<void> {
  const schema = await store.audit.newSchema(MAIN_WORKSPACE);
  if (schema !== undefined)
    await audit.note(MAIN_WORKSPACE, { ...ITSELF, action: "migrate", target: { kind: "schema", id: schema.name } });
  if (serving) await audit.note(MAIN_WORKSPACE, { ...ITSELF, action: "start" });
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
