import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";
import { removeUpload } from "./uploads.js";

type Needed = Pick<Services, "store" | "config">;

/** The uploads of a workspace that no job waits for, those half-written included. */
export async function unusedUploads({ store, config }: Needed, workspace: string): Promise<string[]> {
  const jobs = await store.jobs.list(workspace, 10_000);
  const wanted = jobs.filter(({ state }) => state === "queued" || state === "running").map(({ input }) => JSON.stringify(input));
  const ids = await readdir(join(config.data, "uploads", workspace)).catch(() => []);
  return ids.filter((id) => !wanted.some((input) => input.includes(id)));
}

/** Removes uploads that no job waits for: nobody has asked for what is in them. */
export async function removeUnusedUploads(services: Needed, workspace: string): Promise<void> {
  for (const id of await unusedUploads(services, workspace)) await removeUpload(services.config.data, workspace, id);
}
