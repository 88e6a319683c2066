import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";
import { removeUpload } from "./uploads.js";

/** Removes uploads that no job waits for: nobody has asked for what is in them. */
export async function removeUnusedUploads(
  { store, config }: Pick<Services, "store" | "config">,
  workspace: string,
): Promise<void> {
  const jobs = await store.jobs.list(workspace, 10_000);
  const wanted = jobs.filter(({ state }) => state === "queued" || state === "running").map(({ input }) => JSON.stringify(input));
  for (const id of await readdir(join(config.data, "uploads", workspace)).catch(() => []))
    if (!wanted.some((input) => input.includes(id))) await removeUpload(config.data, workspace, id);
}
