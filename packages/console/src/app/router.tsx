import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { ListenPage } from "../pages/listen.js";
import { NotFoundPage } from "../pages/not-found.js";
import { Shell } from "./shell.js";

/** What every address may say: as whom the console is looked through. */
const as = (given: Record<string, unknown>): { as?: string | undefined } =>
  typeof given.as === "string" && given.as !== "" ? { as: given.as } : {};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, validateSearch: as });

const listen = createRoute({ getParentRoute: () => root, path: "/", component: ListenPage });

const track = createRoute({
  getParentRoute: () => root,
  path: "/tracks/$id",
  component: lazyRouteComponent(() => import("../pages/track.js"), "TrackPage"),
});

const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: ({ q }: Record<string, unknown>): { q?: string | undefined } => (q === undefined ? {} : { q: String(q) }),
  component: lazyRouteComponent(() => import("../pages/search.js"), "SearchPage"),
});

/** Every page by its address; a new one is a file in `pages/` and a route here. */
export const router = createRouter({ routeTree: root.addChildren([listen, track, search]), defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
