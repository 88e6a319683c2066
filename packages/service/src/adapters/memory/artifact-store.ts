import { SegueError } from "../../errors.js";
import type { ArtifactStore } from "../../ports/artifact-store.js";

/** Artifacts in memory: for tests and for programs that keep nothing. */
export function memoryArtifactStore(): ArtifactStore {
  const sets = new Map<string, ReadonlyMap<string, Uint8Array>>();
  return {
    async write(path, files) {
      sets.set(path, new Map(Object.entries(files).map(([name, content]) => [name, content.slice()])));
    },
    async read(path, file) {
      const content = sets.get(path)?.get(file);
      if (content === undefined) throw new SegueError("damaged-file", `The file ${path}/${file} is missing.`);
      return content;
    },
    has: async (path) => sets.has(path),
    async remove(path) {
      for (const each of [...sets.keys()]) if (each === path || each.startsWith(`${path}/`)) sets.delete(each);
    },
  };
}
