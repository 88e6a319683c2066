import { once } from "node:events";
import type { Command } from "commander";
import { type CommonOptions, command, saidOf } from "../options.js";
import { note, printJson } from "../print.js";

export function workCommand(): Command {
  const work = command("work", "runs jobs for the servers that share a PostgreSQL database, until it is stopped")
    .option("--database <url>", "postgres://user:password@host/name (better in SEGUE_DATABASE: others can see commands)")
    .option("--jobs <n>", "jobs that run at once")
    .option("--log <level>", "silent, error, warn, info or debug (info unless given)");
  return work.action(async ({ settings, data, json }: CommonOptions) => {
    const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    const { openWorkingNode } = await import("@segue/service");
    const node = await openWorkingNode({ ...settings, ...saidOf(work, ["database", "jobs", "log", "threads"]), data });
    try {
      if (json) printJson({ jobs: node.jobs, pid: process.pid });
      note(`Segue works: ${node.jobs === 1 ? "one job" : `${node.jobs} jobs`} at a time.`);
      await stopped;
    } finally {
      await node.close();
    }
  });
}
