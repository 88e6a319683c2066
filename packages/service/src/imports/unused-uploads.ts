import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";
import { removeUpload } from "./uploads.js";

type Needed = Pick<Services, "store" | "config" | "clock">;

/** How long half an upload is believed to be on its way still, in milliseconds. */
const ON_ITS_WAY = 3_600_000;

/** Removes uploads that no job waits for: nobody has asked for what is in them. */
export async function removeUnusedUploads(services: Needed, workspace: string): Promise<void> {
  for (const id of await unusedUploads(services, workspace)) await removeUpload(services.config.data, workspace, id);
}

/** The uploads that no job waits for; with `before`, those that came in before that time. */
export async function unusedUploads(
  { store, config, clock }: Needed,
  workspace: string,
  before = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const folder = join(config.data, "uploads", workspace);
  const jobs = await store.jobs.list(workspace, 10_000);
  const wanted = jobs.filter(({ state }) => state === "queued" || state === "running").map(({ input }) => JSON.stringify(input));
  const unused: string[] = [];
  for (const id of await readdir(folder).catch(() => [])) {
    if (wanted.some((input) => input.includes(id))) continue;
    // One that is gone meanwhile is no matter here.
    const { mtimeMs } = await stat(join(folder, id)).catch(() => ({ mtimeMs: Number.NaN }));
    if (mtimeMs < (id.endsWith(".part") ? Math.min(before, clock.now() - ON_ITS_WAY) : before)) unused.push(id);
  }
  return unused;
}
