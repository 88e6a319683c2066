import { modelPath } from "../model-files.js";
import type { ModelRegistry } from "../models.js";
import type { Analyzer } from "./analyzer.js";
import { type Loading, loadAnalyzer } from "./files.js";

/** Analyzers kept at hand. */
const LIMIT = 8;

/** Finds models that analyze, and keeps the used ones at hand. */
export interface Analyzers {
  /** `name` or `name@version`; throws `unknown-model` or `wrong-task`. */
  load(workspace: string, reference: string): Promise<Analyzer>;
}

export function createAnalyzers(services: Loading, models: Pick<ModelRegistry, "find">): Analyzers {
  const loaded = new Map<string, Promise<Analyzer>>();
  return {
    async load(workspace, reference) {
      const record = await models.find(workspace, reference);
      // A version that was deleted may be there again as another model.
      const key = `${modelPath(workspace, record.name, record.version)} ${record.createdAt}`;
      const analyzer = loaded.get(key) ?? loadAnalyzer(services, workspace, record);
      loaded.delete(key);
      loaded.set(key, analyzer);
      analyzer.catch(() => loaded.delete(key));
      for (const oldest of loaded.keys()) if (loaded.size > LIMIT) loaded.delete(oldest);
      return analyzer;
    },
  };
}
