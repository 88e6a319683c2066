import type { ModelRecord } from "../ports/models.js";
import { FOREIGN, type Loading, loadForeign, refuseOtherTask } from "./foreign/files.js";
import { type LoadedModel, loadModel, modelPath } from "./model-files.js";

/** Models kept in memory. */
const LIMIT = 16;

/** Keeps the models in memory that were used last. */
export interface LoadedModels {
  load(workspace: string, record: ModelRecord): Promise<LoadedModel>;
  forget(workspace: string, record: ModelRecord): void;
}

export function createLoadedModels(services: Loading): LoadedModels {
  const read = async (workspace: string, record: ModelRecord) => {
    refuseOtherTask(record, "recommend");
    return record.algorithm === FOREIGN ? loadForeign(services, workspace, record) : loadModel(services, workspace, record);
  };
  const loaded = new Map<string, Promise<LoadedModel>>();
  return {
    load(workspace, record) {
      const key = keyOf(workspace, record);
      const model = loaded.get(key) ?? read(workspace, record);
      loaded.delete(key);
      loaded.set(key, model);
      model.catch(() => loaded.delete(key));
      for (const oldest of loaded.keys()) if (loaded.size > LIMIT) loaded.delete(oldest);
      return model;
    },
    forget: (workspace, record) => void loaded.delete(keyOf(workspace, record)),
  };
}

/** Numbers are given once in the life of a workspace; the time tells a workspace from an earlier one of its name. */
const keyOf = (workspace: string, { name, version, createdAt }: ModelRecord) =>
  `${modelPath(workspace, name, version)} ${createdAt}`;
