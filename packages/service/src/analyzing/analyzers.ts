import type { ModelRecord } from "../ports/models.js";
import type { Analyzer } from "../registry/foreign/analyzer.js";
import { FOREIGN, type Loading, loadAnalyzer, refuseOtherTask } from "../registry/foreign/files.js";
import { modelPath } from "../registry/model-files.js";
import type { ModelRegistry } from "../registry/models.js";
import { loadOwnAnalyzer, type OwnAnalyzer } from "./analyzer-files.js";

/** Analyzers kept at hand. */
const LIMIT = 8;

/** A model that analyzes: made elsewhere, asked with the inputs that its manifest declares, or trained here, asked with tracks. */
export type LoadedAnalyzer = { readonly foreign: Analyzer } | { readonly own: OwnAnalyzer };

/** Finds models that analyze, and keeps the used ones at hand. */
export interface Analyzers {
  /** `name` or `name@version`; throws `unknown-model` or `wrong-task`. */
  load(workspace: string, reference: string): Promise<LoadedAnalyzer>;
}

export function createAnalyzers(services: Loading, models: Pick<ModelRegistry, "find">): Analyzers {
  const loaded = new Map<string, Promise<LoadedAnalyzer>>();
  const read = async (workspace: string, record: ModelRecord): Promise<LoadedAnalyzer> =>
    record.algorithm === FOREIGN
      ? { foreign: await loadAnalyzer(services, workspace, record) }
      : { own: await loadOwnAnalyzer(services, workspace, record) };
  return {
    async load(workspace, reference) {
      const record = await models.find(workspace, reference);
      refuseOtherTask(record, "analyze");
      // A version that was deleted may be there again as another model.
      const key = `${modelPath(workspace, record.name, record.version)} ${record.createdAt}`;
      const analyzer = loaded.get(key) ?? read(workspace, record);
      loaded.delete(key);
      loaded.set(key, analyzer);
      analyzer.catch(() => loaded.delete(key));
      for (const oldest of loaded.keys()) if (loaded.size > LIMIT) loaded.delete(oldest);
      return analyzer;
    },
  };
}
