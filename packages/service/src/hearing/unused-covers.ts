import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";

/** Removes covers that belong to no file any more. */
export async function removeUnusedCovers(
  { store, artifacts, config }: Pick<Services, "store" | "artifacts" | "config">,
  workspace: string,
): Promise<void> {
  const folder = `covers/${workspace}`;
  const used = await store.sounds.covers(workspace);
  for (const name of await readdir(join(config.data, folder)).catch(() => []))
    if (!used.has(name)) await artifacts.remove(`${folder}/${name}`);
}
