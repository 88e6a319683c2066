/// <reference types="vite/types/importMeta.d.ts" />
import type { Route } from "./route.js";

/** Every route: the default exports of the files below `routes/`. A new route is a file there; the bundler finds it. */
export function loadRoutes(): Route[] {
  const files = import.meta.glob<{ default?: Route }>("./routes/**/*.ts", { eager: true });
  return Object.entries(files).map(([file, module]) => {
    if (module.default === undefined) throw new Error(`${file} exports no route as its default`);
    return module.default;
  });
}
