import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { Paging } from "../api/data.js";
import type { Played } from "../api/judging.js";
import { MAP_KINDS, type MapKind } from "../api/map.js";
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

/** What makes tracks near on the map, by what they are coloured, and the track that is looked at. */
interface Looking {
  readonly of?: MapKind;
  readonly by?: string;
  readonly at?: string;
}

const map = createRoute({
  getParentRoute: () => root,
  path: "/map",
  validateSearch: ({ of, by, at }: Record<string, unknown>): Looking => ({
    ...(MAP_KINDS.includes(of as MapKind) ? { of: of as MapKind } : {}),
    ...(typeof by === "string" ? { by } : {}),
    ...(at === undefined ? {} : { at: String(at) }),
  }),
  component: lazyRouteComponent(() => import("../pages/map.js"), "MapPage"),
});

/** Which page of a table is looked at, and what is searched for in it. */
const paging = ({ cursor, q }: Record<string, unknown>): Paging => ({
  ...(typeof cursor === "string" ? { cursor } : {}),
  ...(q === undefined || q === "" ? {} : { q: String(q) }),
});

const data = createRoute({
  getParentRoute: () => root,
  path: "/data",
  component: lazyRouteComponent(() => import("../pages/data.js"), "DataPage"),
});

const tracks = createRoute({
  getParentRoute: () => root,
  path: "/data/tracks",
  validateSearch: paging,
  component: lazyRouteComponent(() => import("../pages/tracks.js"), "TracksPage"),
});

const listeners = createRoute({
  getParentRoute: () => root,
  path: "/data/listeners",
  validateSearch: paging,
  component: lazyRouteComponent(() => import("../pages/listeners.js"), "ListenersPage"),
});

const events = createRoute({
  getParentRoute: () => root,
  path: "/data/events",
  validateSearch: paging,
  component: lazyRouteComponent(() => import("../pages/events.js"), "EventsPage"),
});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: "/imports/$id",
  validateSearch: paging,
  component: lazyRouteComponent(() => import("../pages/import.js"), "ImportPage"),
});

const models = createRoute({
  getParentRoute: () => root,
  path: "/models",
  component: lazyRouteComponent(() => import("../pages/models.js"), "ModelsPage"),
});

const model = createRoute({
  getParentRoute: () => root,
  path: "/models/$name/$version",
  component: lazyRouteComponent(() => import("../pages/model.js"), "ModelPage"),
});

const algorithms = createRoute({
  getParentRoute: () => root,
  path: "/algorithms",
  component: lazyRouteComponent(() => import("../pages/algorithms.js"), "AlgorithmsPage"),
});

const algorithm = createRoute({
  getParentRoute: () => root,
  path: "/algorithms/$name",
  // What was written into the fields: a recipe can be sent as an address.
  validateSearch: ({ set }: Record<string, unknown>): { set?: Record<string, string> | undefined } =>
    typeof set === "object" && set !== null
      ? { set: Object.fromEntries(Object.entries(set).map(([name, value]) => [name, String(value)])) }
      : {},
  component: lazyRouteComponent(() => import("../pages/algorithm.js"), "AlgorithmPage"),
});

const run = createRoute({
  getParentRoute: () => root,
  path: "/runs/$job",
  component: lazyRouteComponent(() => import("../pages/run.js"), "RunPage"),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: "/compare",
  validateSearch: ({ run, with: other }: Record<string, unknown>): { run?: string; with?: string } => ({
    ...(typeof run === "string" ? { run } : {}),
    ...(typeof other === "string" ? { with: other } : {}),
  }),
  component: lazyRouteComponent(() => import("../pages/compare.js"), "ComparePage"),
});

const tuning = createRoute({
  getParentRoute: () => root,
  path: "/tunings/$id",
  component: lazyRouteComponent(() => import("../pages/tuning.js"), "TuningPage"),
});

/** Two models, and a history that differs from the listener's own. */
interface Playing {
  readonly a?: string;
  readonly b?: string;
  readonly h?: Played | undefined;
}

const playground = createRoute({
  getParentRoute: () => root,
  path: "/playground",
  validateSearch: ({ a, b, h }: Record<string, unknown>): Playing => ({
    ...(typeof a === "string" ? { a } : {}),
    ...(typeof b === "string" ? { b } : {}),
    ...(typeof h === "object" && h !== null
      ? { h: Object.fromEntries(Object.entries(h).filter(([, times]) => typeof times === "number" && times > 0)) }
      : {}),
  }),
  component: lazyRouteComponent(() => import("../pages/playground.js"), "PlaygroundPage"),
});

const operate = createRoute({
  getParentRoute: () => root,
  path: "/operate",
  component: lazyRouteComponent(() => import("../pages/operate.js"), "OperatePage"),
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: "/operate/jobs",
  validateSearch: paging,
  component: lazyRouteComponent(() => import("../pages/jobs.js"), "JobsPage"),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: "/operate/keys",
  component: lazyRouteComponent(() => import("../pages/keys.js"), "KeysPage"),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/operate/audit",
  validateSearch: paging,
  component: lazyRouteComponent(() => import("../pages/audit.js"), "AuditPage"),
});

const pages = [
  ...[listen, track, search, map],
  ...[data, tracks, listeners, events, oneImport],
  ...[models, model, algorithms, algorithm, run, compare, tuning, playground],
  ...[operate, jobs, keys, audit],
];

/** Every page by its address; a new one is a file in `pages/` and a route here. */
export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
