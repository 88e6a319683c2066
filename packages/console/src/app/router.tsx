import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { Paging } from "../api/data.js";
import type { Played } from "../api/judging.js";
import { type Teaching, teachingIn } from "../api/labels.js";
import { MAP_KINDS, type MapKind } from "../api/map.js";
import { isNewness, type Newness } from "../api/newness.js";
import { ListenPage } from "../pages/listen.js";
import { NotFoundPage } from "../pages/not-found.js";
import { PageLost } from "../pages/page-lost.js";
import { SHARE_KINDS, type ShareKind } from "../parts/share-bar.js";
import type { Looked } from "../tables/list-page.js";
import { peekIn } from "./peek.js";
import { Shell } from "./shell.js";

/** A page that is fetched when it is first looked at. One that does not come is told by {@link PageLost}: by itself the router would load everything anew, and lose what is shown. */
const page = <M extends object, Name extends keyof M & string>(load: () => Promise<M>, name: Name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw new Error("the page did not come", { cause });
      }),
    name,
  );

/** What every address may say: as whom the console is looked through, and what is looked at beside the page. */
const everywhere = (given: Record<string, unknown>): { as?: string | undefined; peek?: string | undefined } => ({
  ...(typeof given.as === "string" && given.as !== "" ? { as: given.as } : {}),
  ...(peekIn(given.peek) === undefined ? {} : { peek: String(given.peek) }),
});

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, validateSearch: everywhere });

const listen = createRoute({
  getParentRoute: () => root,
  path: "/",
  // How far the dial is turned from what is known to what is new.
  validateSearch: ({ new: newness }: Record<string, unknown>): { new?: Newness } =>
    isNewness(newness) && newness !== 0 ? { new: newness } : {},
  component: ListenPage,
});

const track = createRoute({
  getParentRoute: () => root,
  path: "/tracks/$id",
  component: page(() => import("../pages/track.js"), "TrackPage"),
});

const playlist = createRoute({
  getParentRoute: () => root,
  path: "/playlists/$id",
  component: page(() => import("../pages/playlist.js"), "PlaylistPage"),
});

const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: ({ q }: Record<string, unknown>): { q?: string | undefined } => (q === undefined ? {} : { q: String(q) }),
  component: page(() => import("../pages/search.js"), "SearchPage"),
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
  component: page(() => import("../pages/map.js"), "MapPage"),
});

/** Which page of a table is looked at, and what is searched for in it. */
const paging = ({ cursor, q }: Record<string, unknown>): Paging => ({
  ...(typeof cursor === "string" ? { cursor } : {}),
  ...(q === undefined || q === "" ? {} : { q: String(q) }),
});

/** What of a long table is looked at: what is searched for, the order, the row at the top. */
const looked = ({ q, sort, order, row }: Record<string, unknown>): Looked => ({
  ...(q === undefined || q === "" ? {} : { q: String(q) }),
  ...(typeof sort === "string" ? { sort } : {}),
  ...(order === "asc" || order === "desc" ? { order } : {}),
  ...(typeof row === "number" && row > 0 ? { row: Math.floor(row) } : {}),
});

const data = createRoute({
  getParentRoute: () => root,
  path: "/data",
  component: page(() => import("../pages/data.js"), "DataPage"),
});

const tracks = createRoute({
  getParentRoute: () => root,
  path: "/data/tracks",
  validateSearch: looked,
  component: page(() => import("../pages/tracks.js"), "TracksPage"),
});

const listeners = createRoute({
  getParentRoute: () => root,
  path: "/data/listeners",
  validateSearch: looked,
  component: page(() => import("../pages/listeners.js"), "ListenersPage"),
});

const events = createRoute({
  getParentRoute: () => root,
  path: "/data/events",
  validateSearch: looked,
  component: page(() => import("../pages/events.js"), "EventsPage"),
});

const snapshots = createRoute({
  getParentRoute: () => root,
  path: "/data/snapshots",
  component: page(() => import("../pages/snapshots.js"), "SnapshotsPage"),
});

/** Which part of an import's rows is opened. */
const opened = ({ part }: Record<string, unknown>): { part?: ShareKind | undefined } =>
  SHARE_KINDS.includes(part as ShareKind) ? { part: part as ShareKind } : {};

/** The job that counted anew, under other rules of cleaning. */
const recounted = ({ look }: Record<string, unknown>): { look?: string } => (typeof look === "string" ? { look } : {});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: "/imports/$id",
  validateSearch: (given: Record<string, unknown>) => ({ ...paging(given), ...opened(given), ...recounted(given) }),
  component: page(() => import("../pages/import.js"), "ImportPage"),
});

const models = createRoute({
  getParentRoute: () => root,
  path: "/models",
  component: page(() => import("../pages/models.js"), "ModelsPage"),
});

const model = createRoute({
  getParentRoute: () => root,
  path: "/models/$name/$version",
  component: page(() => import("../pages/model.js"), "ModelPage"),
});

const algorithms = createRoute({
  getParentRoute: () => root,
  path: "/algorithms",
  component: page(() => import("../pages/algorithms.js"), "AlgorithmsPage"),
});

/** What an algorithm's form has that is not as usual. */
interface Recipe extends Teaching {
  readonly set?: Record<string, string> | undefined;
}

const algorithm = createRoute({
  getParentRoute: () => root,
  path: "/algorithms/$name",
  // What was written into the fields: a recipe can be sent as an address.
  validateSearch: (given: Record<string, unknown>): Recipe => ({
    ...(typeof given.set === "object" && given.set !== null
      ? { set: Object.fromEntries(Object.entries(given.set).map(([name, value]) => [name, String(value)])) }
      : {}),
    ...teachingIn(given),
  }),
  component: page(() => import("../pages/algorithm.js"), "AlgorithmPage"),
});

/** What of a run is looked at. */
interface Watching {
  /** The versions that are seen beside it; the newest earlier one unless something is said. */
  readonly beside?: readonly number[];
  readonly look?: string;
  readonly part?: ShareKind | undefined;
}

const run = createRoute({
  getParentRoute: () => root,
  path: "/runs/$job",
  validateSearch: ({ beside, ...given }: Record<string, unknown>): Watching => ({
    ...(Array.isArray(beside) ? { beside: beside.filter((version) => Number.isInteger(version)) } : {}),
    ...recounted(given),
    ...opened(given),
  }),
  component: page(() => import("../pages/run.js"), "RunPage"),
});

/** An evaluation, and the two of those that were judged that are set beside each other. */
interface Comparing {
  readonly run?: string;
  readonly base?: string;
  readonly with?: string;
}

const compare = createRoute({
  getParentRoute: () => root,
  path: "/compare",
  validateSearch: ({ run, base, with: other }: Record<string, unknown>): Comparing => ({
    ...(typeof run === "string" ? { run } : {}),
    ...(typeof base === "string" ? { base } : {}),
    ...(typeof other === "string" ? { with: other } : {}),
  }),
  component: page(() => import("../pages/compare.js"), "ComparePage"),
});

const tuning = createRoute({
  getParentRoute: () => root,
  path: "/tunings/$id",
  component: page(() => import("../pages/tuning.js"), "TuningPage"),
});

/** Two models, and a history that differs from the listener's own. */
interface Playing {
  readonly a?: string;
  readonly b?: string;
  readonly h?: Played | undefined;
  /** Which model says what is not told before one was chosen. */
  readonly blind?: true | undefined;
  /** Listeners who are offered. */
  readonly among?: readonly string[];
}

const playground = createRoute({
  getParentRoute: () => root,
  path: "/playground",
  validateSearch: ({ a, b, h, blind, among }: Record<string, unknown>): Playing => ({
    ...(blind === true ? { blind } : {}),
    ...(Array.isArray(among) && among.length > 0 ? { among: among.map(String) } : {}),
    ...(typeof a === "string" ? { a } : {}),
    ...(typeof b === "string" ? { b } : {}),
    ...(typeof h === "object" && h !== null
      ? { h: Object.fromEntries(Object.entries(h).filter(([, times]) => typeof times === "number" && times > 0)) }
      : {}),
  }),
  component: page(() => import("../pages/playground.js"), "PlaygroundPage"),
});

const operate = createRoute({
  getParentRoute: () => root,
  path: "/operate",
  component: page(() => import("../pages/operate.js"), "OperatePage"),
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: "/operate/jobs",
  validateSearch: paging,
  component: page(() => import("../pages/jobs.js"), "JobsPage"),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: "/operate/keys",
  component: page(() => import("../pages/keys.js"), "KeysPage"),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/operate/audit",
  validateSearch: paging,
  component: page(() => import("../pages/audit.js"), "AuditPage"),
});

const usage = createRoute({
  getParentRoute: () => root,
  path: "/operate/usage",
  validateSearch: ({ days, day }: Record<string, unknown>): { days?: number; day?: string | undefined } => ({
    ...(typeof days === "number" ? { days } : {}),
    ...(typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
  }),
  component: page(() => import("../pages/usage.js"), "UsagePage"),
});

const workspaces = createRoute({
  getParentRoute: () => root,
  path: "/operate/workspaces",
  component: page(() => import("../pages/workspaces.js"), "WorkspacesPage"),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: "/operate/privacy",
  validateSearch: paging,
  component: page(() => import("../pages/privacy.js"), "PrivacyPage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/operate/settings",
  component: page(() => import("../pages/settings.js"), "SettingsPage"),
});

const pages = [
  ...[listen, track, playlist, search, map],
  ...[data, tracks, listeners, events, snapshots, oneImport],
  ...[models, model, algorithms, algorithm, run, compare, tuning, playground],
  ...[operate, jobs, keys, usage, workspaces, audit, privacy, settings],
];

/** Every page by its address; a new one is a file in `pages/` and a route here. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: "intent",
  defaultErrorComponent: PageLost,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
