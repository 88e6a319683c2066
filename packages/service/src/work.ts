import { isShared, parseConfig } from "./config.js";
import { SegueError } from "./errors.js";
import { startRunner } from "./jobs/runner.js";
import { clearLeftovers, openServices } from "./wire.js";

/** A node that runs jobs and answers nobody. */
export interface WorkingNode {
  /** How many jobs it runs at once. */
  readonly jobs: number;
  /** Stops; what it ran is given back, to be run by another node. */
  close(): Promise<void>;
}

/** Runs jobs of a database that several processes share, until it is closed. Settings as in `parseConfig`; throws as `openService` does. */
export async function openWorkingNode(settings: Readonly<Record<string, unknown>>): Promise<WorkingNode> {
  const config = parseConfig(settings);
  if (!isShared(config))
    throw new SegueError(
      "invalid-config",
      "Jobs are run by a process of their own where the database is PostgreSQL; it is sqlite.",
      {
        hint: 'Set database = "postgres://user:password@host/name", or leave the jobs to segue serve.',
      },
    );
  if (config.jobs === 0) throw new SegueError("invalid-config", "jobs must be at least 1 for a process that only runs jobs.");
  const services = await openServices(config);
  try {
    clearLeftovers(config);
    await services.store.imports.recover();
    const runner = await startRunner(services, { shared: true, onlyOwn: false });
    const close = async () => {
      await runner.close().finally(() => services.store.close());
    };
    return { jobs: config.jobs, close };
  } catch (thrown) {
    await services.store.close();
    throw thrown;
  }
}
