import { recommend } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Deployment, ModelRecord } from "../ports/models.js";
import type { Services } from "../services.js";
import { FOREIGN, type Loading, loadForeign } from "./foreign/files.js";
import { type LoadedModel, loadModel, modelPath } from "./model-files.js";

/** The deployment that answers when no model is named. */
export const HOME = "home";
/** Models kept in memory. */
const LOADED_LIMIT = 8;

/** The registry's face for those who serve: finds models by what people write, and keeps the used ones loaded. */
export interface ModelRegistry {
  /** `name`, `name@version`, or nothing: then the deployment `home`. */
  find(workspace: string, reference?: string): Promise<ModelRecord>;
  load(workspace: string, reference?: string): Promise<LoadedModel>;
  /** Serves a model from the next request on; rejects, and changes nothing, where it cannot be loaded or cannot answer. */
  promote(workspace: string, reference: string, deployment: string): Promise<Deployment>;
  rollback(workspace: string, deployment: string): Promise<Deployment>;
  remove(workspace: string, reference: string): Promise<ModelRecord>;
}

export function createModelRegistry(services: Loading & Pick<Services, "clock">): ModelRegistry {
  const { store, artifacts, clock } = services;
  const loaded = new Map<string, Promise<LoadedModel>>();

  const find = async (workspace: string, reference?: string): Promise<ModelRecord> => {
    if (reference === undefined) return deployed(workspace);
    const { name, version } = parseReference(reference);
    const record = await store.models.get(workspace, name, version);
    if (record !== undefined) return record;
    const names = [...new Set((await store.models.list(workspace)).map((model) => model.name))].join(", ");
    throw new SegueError("unknown-model", `There is no model ${JSON.stringify(reference)}; there are ${names || "none"}.`);
  };
  const deployed = async (workspace: string): Promise<ModelRecord> => {
    const home = await store.models.deployment(workspace, HOME);
    if (home === undefined) throw new SegueError("no-model", "No model has been trained and promoted.");
    return find(workspace, `${home.model}@${home.version}`);
  };
  const change = async (workspace: string, name: string, model: string, version: number): Promise<Deployment> => {
    const current = await store.models.deployment(workspace, name);
    const same = current?.model === model && current.version === version;
    if (current !== undefined && same) return current;
    const previous = current === undefined ? null : { model: current.model, version: current.version };
    const deployment = { name, model, version, previous, updatedAt: clock.now() };
    await store.models.deploy(workspace, deployment);
    return deployment;
  };

  const read = (workspace: string, record: ModelRecord) =>
    record.algorithm === FOREIGN ? loadForeign(services, workspace, record) : loadModel(artifacts, workspace, record);
  const load = async (workspace: string, reference?: string): Promise<LoadedModel> => {
    const record = await find(workspace, reference);
    const key = modelPath(workspace, record.name, record.version);
    const model = loaded.get(key) ?? read(workspace, record);
    loaded.delete(key);
    loaded.set(key, model);
    model.catch(() => loaded.delete(key));
    for (const oldest of loaded.keys()) if (loaded.size > LOADED_LIMIT) loaded.delete(oldest);
    return model;
  };
  /** Loads a model and lets it answer once: what cannot do that is not served, and what was served goes on. */
  const tryOut = async (workspace: string, reference: string): Promise<LoadedModel> => {
    const model = await load(workspace, reference);
    const nobody = { history: { indices: new Int32Array(0), values: new Float32Array(0) } };
    await recommend(model, [nobody], 1, []);
    return model;
  };

  return {
    find,
    load,
    async promote(workspace, reference, deployment) {
      const { name, version } = await tryOut(workspace, reference);
      return change(workspace, deployment, name, version);
    },
    async rollback(workspace, name) {
      const current = await store.models.deployment(workspace, name);
      if (current === undefined) throw new SegueError("unknown-deployment", `There is no deployment ${JSON.stringify(name)}.`);
      if (current.previous === null) throw new SegueError("no-previous-model", `The deployment ${name} has served nothing else.`);
      const before = await tryOut(workspace, `${current.previous.model}@${current.previous.version}`);
      return change(workspace, name, before.name, before.version);
    },
    async remove(workspace, reference) {
      const record = await find(workspace, reference);
      const users = (await store.models.deployments(workspace)).filter(
        (deployment) => deployment.model === record.name && deployment.version === record.version,
      );
      if (users.length > 0) {
        const names = users.map((deployment) => deployment.name).join(", ");
        throw new SegueError("model-in-use", `${record.name}@${record.version} is served by ${names}.`);
      }
      await store.models.remove(workspace, record.name, record.version);
      await artifacts.remove(modelPath(workspace, record.name, record.version));
      loaded.delete(modelPath(workspace, record.name, record.version));
      return record;
    },
  };
}

function parseReference(reference: string): { name: string; version?: number } {
  const match = /^([^@]+)(?:@(\d{1,9}))?$/.exec(reference);
  if (match === null)
    throw new SegueError("unknown-model", `${JSON.stringify(reference)} is not a model's name or name@version.`);
  return { name: match[1]!, ...(match[2] === undefined ? {} : { version: Number(match[2]) }) };
}
