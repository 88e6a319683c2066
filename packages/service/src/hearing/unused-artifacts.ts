import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";

/** Removes covers and features of contents that no file has any more, and those that deleted models made. */
export async function removeUnusedArtifacts(
  { store, artifacts, config }: Pick<Services, "store" | "artifacts" | "config">,
  workspace: string,
): Promise<void> {
  const used = await store.sounds.inUse(workspace);
  const described = new Set([...used.hashes, ...used.covers]);
  for (const [folder, names] of [
    [`covers/${workspace}`, used.covers],
    [`features/${workspace}`, described],
  ] as const)
    for (const name of await readdir(join(config.data, folder)).catch(() => []))
      if (!names.has(name)) await artifacts.remove(`${folder}/${name}`);
  await removeOfModels({ store, artifacts, config }, workspace, described);
}

/** What networks said that are no more: their sets are called `name@version`. */
async function removeOfModels(
  { store, artifacts, config }: Pick<Services, "store" | "artifacts" | "config">,
  workspace: string,
  hashes: ReadonlySet<string>,
): Promise<void> {
  const models = new Set((await store.models.list(workspace)).map(({ name, version }) => `${name}@${version}`));
  for (const hash of hashes)
    for (const set of await readdir(join(config.data, `features/${workspace}`, hash)).catch(() => []))
      if (set.includes("@") && !models.has(set)) await artifacts.remove(`features/${workspace}/${hash}/${set}`);
}
