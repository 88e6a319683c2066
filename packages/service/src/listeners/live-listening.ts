import type { Asked, CleaningSettings } from "@segue/engine";
import type { SparseRow } from "@segue/kernels";
import type { Logger } from "pino";
import type { Answering } from "../deployments/answering.js";
import { gathered } from "../gather.js";
import type { HistoryEvent } from "../ports/events.js";
import type { Store } from "../ports/store.js";
import type { Track } from "../ports/tracks.js";
import { idOf } from "../registry/reference.js";
import { createRemembered, type Place } from "../remembered.js";
import { cleaningOf } from "../snapshots/cleaning.js";
import { friendsOf } from "./friends.js";
import { queryOf } from "./history.js";

/** What answers need of the store, remembered for as long as it holds. What is asked for is as it stood after the call, or later: nothing that was acknowledged before is missed. */
export interface LiveListening {
  /** How things stand now, for a listener where one is named. */
  now(workspace: string, listener?: string): Promise<Standing>;
  /** Bytes of histories that are remembered of a workspace. */
  bytes(workspace: string): number;
  close(): void;
}

/** A moment from which on everything is read. */
export interface Standing {
  /** Whether the listener is known. */
  readonly known: boolean;
  /** While it is the same, so are models, deployments and aliases. */
  readonly models: string;
  /** The listener's history as the query of a model. `past`: with what rules may want to know of it. `until`: as it was at that time. */
  query(model: Model, options: { readonly past: boolean; readonly until?: number | undefined }): Promise<Asked>;
  /** What the listener's friends heard, now or until then. Not remembered: it changes with events that are not the listener's. */
  friends(model: Model, until?: number): Promise<SparseRow>;
  /** A history that is given, as a query of a model. */
  queryOf(events: readonly HistoryEvent[], model: Model, options: { readonly past: boolean }): Promise<Asked>;
  /** Those of the ids that there are, by id, with what they are called. */
  tracks(ids: readonly string[]): Promise<Map<string, NamedTrack>>;
}

type Model = Pick<Answering, "models" | "tracks" | "signal">;
export type NamedTrack = Pick<Track, "id" | "title" | "artist">;

interface Needed {
  readonly store: Pick<Store, "events" | "settings" | "tracks" | "users">;
  readonly log: Pick<Logger, "warn">;
}

/** Listeners whose standing is read in one statement. */
const TOGETHER = 200;
/** Bytes of histories, of tracks' names. */
const HISTORIES = 64 * 2 ** 20;
const NAMES = 64 * 2 ** 20;
/** Bytes of settings, one for each workspace. */
const CLEANINGS = 2 ** 20;
/** How often it is looked whether what is remembered still holds where nobody asks, in milliseconds: what was erased must not stay. */
const SWEEP = 5_000;

/** A listener's history as a query, and how their live events stood before it was read. */
interface RememberedHistory {
  readonly mark: string;
  readonly query: Asked;
}

export function createLiveListening({ store, log }: Needed): LiveListening {
  const histories = createRemembered<RememberedHistory>(HISTORIES);
  const names = createRemembered<NamedTrack>(NAMES);
  const cleanings = createRemembered<CleaningSettings>(CLEANINGS);
  const all = [histories, names, cleanings];
  const standingOf = standings(store);

  const cleaning = async (place: Place): Promise<CleaningSettings> => {
    const known = cleanings.get(place, "") ?? (await cleaningOf(store, place.workspace));
    cleanings.set(place, "", known, 1000);
    return known;
  };
  const historyOf = async (place: Place, listener: string, mark: string, model: Model): Promise<Asked> => {
    const key = `${model.models.map(idOf).join("+")} ${listener}`;
    const before = histories.get(place, key);
    if (before?.mark === mark) return before.query;
    const events = await store.events.ofUser(place.workspace, listener);
    const query = queryOf(events, model, await cleaning(place));
    histories.set(place, key, { mark, query }, bytesOf(query));
    return query;
  };
  const tracksOf = async (place: Place, ids: readonly string[]): Promise<Map<string, NamedTrack>> => {
    const found = new Map(ids.flatMap((id) => pair(names.get(place, id))));
    const missing = ids.filter((id) => !found.has(id));
    for (const { id, title, artist } of missing.length === 0 ? [] : await store.tracks.getMany(place.workspace, missing)) {
      found.set(id, { id, title, artist });
      // That there is none is not remembered: an event may make it known, which changes nothing else.
      names.set(place, id, { id, title, artist }, 2 * (id.length + (title?.length ?? 0) + (artist?.length ?? 0)));
    }
    return found;
  };
  const sweep = async () => {
    for (const workspace of new Set(all.flatMap((each) => each.workspaces()))) {
      const { state } = await standingOf(workspace, undefined);
      for (const each of all) each.settle({ workspace, state });
    }
  };
  const timer = setInterval(
    () =>
      sweep().catch((thrown: unknown) => log.warn({ err: thrown }, "what is remembered could not be checked: it is tried again")),
    SWEEP,
  );
  timer.unref();

  return {
    async now(workspace, listener) {
      const { state, models, mark } = await standingOf(workspace, listener);
      const place = { workspace, state };
      return {
        known: mark !== undefined,
        models,
        async query(model, { past, until }) {
          if (listener === undefined || mark === undefined) return queryOf([], model, await cleaning(place), { past });
          if (!past && until === undefined) return historyOf(place, listener, mark, model);
          return queryOf(await store.events.ofUser(workspace, listener, { until }), model, await cleaning(place), { past });
        },
        async friends(model, until) {
          if (listener === undefined) return NOTHING;
          return friendsOf(store, workspace, { user: listener, until }, { model, cleaning: await cleaning(place) });
        },
        queryOf: async (events, model, options) => queryOf(events, model, await cleaning(place), options),
        tracks: (ids) => tracksOf(place, ids),
      };
    },
    bytes: histories.bytes,
    close: () => clearInterval(timer),
  };
}

/** How a workspace's data stand, and a listener's live events; undefined for one who is unknown. */
interface Read {
  readonly state: string;
  readonly models: string;
  readonly mark: string | undefined;
}

/** Reads how things stand, for all who ask at the same time in one statement, which begins after they asked. */
function standings({ events }: Needed["store"]): (workspace: string, listener: string | undefined) => Promise<Read> {
  const readers = new Map<string, (listener: string | undefined) => Promise<Read>>();
  const reader = (workspace: string) =>
    gathered<string | undefined, Read>(
      async (asked) => {
        const named = new Set(asked.filter((listener) => listener !== undefined));
        const { state, models, listeners } = await events.standing(workspace, [...named]);
        return asked.map((listener) => ({ state, models, mark: listener === undefined ? undefined : listeners.get(listener) }));
      },
      { most: TOGETHER },
    );
  return (workspace, listener) => {
    const read = readers.get(workspace) ?? reader(workspace);
    readers.set(workspace, read);
    return read(listener);
  };
}

const pair = (track: NamedTrack | undefined) => (track === undefined ? [] : [[track.id, track] as const]);

const NOTHING: SparseRow = { indices: new Int32Array(0), values: new Float32Array(0) };

const bytesOf = ({ history, sequence, session }: Asked) =>
  400 + history.indices.byteLength + history.values.byteLength + (sequence?.byteLength ?? 0) + (session?.byteLength ?? 0);
