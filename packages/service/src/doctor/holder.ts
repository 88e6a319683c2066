import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Config } from "../config.js";
import { type Holder, readHolder } from "../lock.js";
import { type Finding, findingsOf } from "./finding.js";

/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 5000;

/** Who holds the folder, and whether it answers; where nobody does, whether a server could listen. */
export async function checkHolder(config: Config): Promise<Finding[]> {
  const { ok, warning } = findingsOf("server");
  const holder = readHolder(config.data);
  if (holder !== undefined) return [await answering(holder)];
  const port = await checkPort(config);
  if (!existsSync(join(config.data, "segue.lock"))) return [ok("No process holds the data folder."), ...port];
  const text = "A process that is no more has left its lock; the next one takes the folder over, and goes on with its jobs.";
  return [warning(text, "Nothing needs to be done; start the server again: segue serve"), ...port];
}

async function answering({ pid, url }: Holder): Promise<Finding> {
  const { ok, warning, problem } = findingsOf("server");
  if (url === "") return warning(`Process ${pid} holds the data folder and is starting or stopping.`, "Look again: segue doctor");
  const answer = await ask(new URL("/health", url));
  if (answer === undefined)
    return problem(
      `Process ${pid} holds the data folder but does not answer at ${url}.`,
      `Look at its log. Where it hangs, end it and start it again: kill ${pid}; segue serve`,
    );
  const ready = await ask(new URL("/ready", url));
  if (ready !== 200)
    return warning(`The server at ${url} (process ${pid}) answers, but is not ready.`, "Look again: segue doctor");
  return ok(`The server at ${url} (process ${pid}) answers and is ready.`);
}

async function ask(url: URL): Promise<number | undefined> {
  return fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ status }) => status,
    () => undefined,
  );
}

async function checkPort({ host, port }: Config): Promise<Finding[]> {
  const { ok, warning } = findingsOf("port");
  if (port === 0) return [];
  const error = await new Promise<{ code?: string } | undefined>((resolve) => {
    const probe = createServer().once("error", resolve);
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
  if (error === undefined) return [ok(`Port ${port} of ${host} is free.`)];
  const why = error.code === "EADDRINUSE" ? "is used by another program" : `cannot be opened (${error.code})`;
  return [warning(`Port ${port} of ${host} ${why}.`, "Choose another: segue serve --port N")];
}
