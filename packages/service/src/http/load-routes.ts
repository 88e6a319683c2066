import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Route } from "./route.js";

/** Every route: the default exports of the files below `routes/`. A new route is a file there. */
export async function loadRoutes(): Promise<Route[]> {
  const folder = fileURLToPath(new URL("routes", import.meta.url));
  const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.d)\.(js|ts)$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const module = (await import(pathToFileURL(join(folder, name)).href)) as { default?: Route };
      if (module.default === undefined) throw new Error(`routes${sep}${name} exports no route as its default`);
      return module.default;
    }),
  );
}
