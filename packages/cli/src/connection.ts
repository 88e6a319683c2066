import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type SegueClient } from "@segue/client";
import { isShared, joinHolder, readHolder, SegueError } from "@segue/service/basics";
import type { CommonOptions } from "./options.js";

/** How long a process that holds the folder may take to answer, in milliseconds. */
const START_LIMIT = 10_000;

/**
 * Runs `use` with a client: of the server that was named, of the one that holds the data folder, or of a service that is opened in
 * this process and closed at the end.
 */
export async function withClient<T>(options: CommonOptions, use: (client: SegueClient) => Promise<T>): Promise<T> {
  const key = process.env.SEGUE_KEY;
  const { workspace } = options;
  const asWho = { ...(workspace === undefined ? {} : { workspace }), ...(key === undefined ? {} : { key }) };
  if (options.server !== undefined) return use(connect({ server: options.server, ...asWho }));
  // Where the database is shared nobody holds the folder: this process joins the others.
  if (isShared(options.settings)) return inProcess(options, use);
  const until = performance.now() + START_LIMIT;
  for (;;) {
    const folder = resolve(options.data);
    if (readHolder(folder)?.url) {
      const leave = joinHolder(folder);
      try {
        // Looked up anew: the one from before may have gone without knowing of this process.
        const url = readHolder(folder)?.url;
        if (url && (await answers(url))) return await use(connect({ server: url, ...asWho }));
      } finally {
        leave();
      }
    }
    const holder = readHolder(folder);
    try {
      if (holder === undefined) return await inProcess(options, use);
    } catch (thrown) {
      if (!(thrown instanceof SegueError && thrown.code === "folder-in-use")) throw thrown;
    }
    if (performance.now() > until) {
      throw new SegueError("folder-in-use", `${folder} is held by process ${holder?.pid}, which does not answer.`);
    }
    await sleep(50);
  }
}

/** Whether the holder still takes requests: it may be closing. */
async function answers(url: string): Promise<boolean> {
  return fetch(new URL("/health", url)).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function inProcess<T>(
  { data, threads, settings, workspace }: CommonOptions,
  use: (client: SegueClient) => Promise<T>,
): Promise<T> {
  // Only here: it takes longer to load than everything else together.
  const { openService } = await import("@segue/service");
  const service = await openService({
    ...settings,
    data,
    host: "127.0.0.1",
    port: 0,
    auth: "loopback",
    log: "error",
    ...(threads === undefined ? {} : { threads }),
  });
  let ended = service.close;
  try {
    const result = await use(connect({ server: service.url, ...(workspace === undefined ? {} : { workspace }) }));
    // Another command may have joined this one's service.
    ended = service.leave;
    return result;
  } finally {
    await ended();
  }
}
