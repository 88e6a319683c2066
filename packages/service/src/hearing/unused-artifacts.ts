import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";

/** Removes covers and features of contents that no file has any more. */
export async function removeUnusedArtifacts(
  { store, artifacts, config }: Pick<Services, "store" | "artifacts" | "config">,
  workspace: string,
): Promise<void> {
  const used = await store.sounds.inUse(workspace);
  for (const [folder, names] of [
    [`covers/${workspace}`, used.covers],
    [`features/${workspace}`, used.hashes],
  ] as const)
    for (const name of await readdir(join(config.data, folder)).catch(() => []))
      if (!names.has(name)) await artifacts.remove(`${folder}/${name}`);
}
