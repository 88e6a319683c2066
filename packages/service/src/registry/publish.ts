import type { ModelRecord } from "../ports/models.js";
import type { Services } from "../services.js";
import { modelPath } from "./model-files.js";

/** Puts a model into the registry under the next version of its name: first its files, then the record that makes it known. */
export async function publishModel(
  { store, artifacts }: Pick<Services, "store" | "artifacts">,
  workspace: string,
  record: Omit<ModelRecord, "version">,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<number> {
  const version = await store.models.nextVersion(workspace, record.name);
  await artifacts.write(modelPath(workspace, record.name, version), files);
  await store.models.publish(workspace, record, version);
  return version;
}

/**
 * Removes the files of versions that were begun and never recorded: a process that is killed between the two leaves some. Only where
 * nothing else of the workspace runs.
 */
export async function removeUnrecorded(
  { store, artifacts }: Pick<Services, "store" | "artifacts">,
  workspace: string,
): Promise<void> {
  const recorded = new Set((await store.models.list(workspace)).map(({ name, version }) => modelPath(workspace, name, version)));
  for (const { name, highest } of await store.models.numbers(workspace)) {
    for (let version = 1; version <= highest; version++) {
      const path = modelPath(workspace, name, version);
      if (!recorded.has(path)) await artifacts.remove(path);
    }
  }
}
