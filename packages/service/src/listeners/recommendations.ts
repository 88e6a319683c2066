import { excludeHeard } from "@segue/engine";
import type { Answering } from "../deployments/answering.js";
import type { Track } from "../ports/tracks.js";
import type { Services } from "../services.js";
import { cleaningOf } from "../snapshots/cleaning.js";
import { queryOf } from "./history.js";

/** A recommended track, with what is known about it. */
export interface RecommendedTrack {
  readonly track: string;
  readonly score: number;
  readonly title?: string;
  readonly artist?: string;
}

export interface Recommendations {
  readonly items: RecommendedTrack[];
  /** What the answer rests on: the model, or everybody's favourites where nothing is known of the listener. */
  readonly basis: "model" | "popularity";
}

/** The `n` best tracks for a listener as their events stand now. */
export async function recommendFor(
  services: Services,
  workspace: string,
  model: Answering,
  user: string,
  n: number,
): Promise<Recommendations> {
  const { store } = services;
  const query = queryOf(await store.events.ofUser(workspace, user), model, await cleaningOf(store, workspace));
  return answer(services, workspace, model, query, n);
}

/** The `n` tracks that a listener who knows only `track` would be recommended. */
export async function similarTo(services: Services, workspace: string, model: Answering, track: string, n: number) {
  const { store } = services;
  const heard = { track, kind: "play", value: 1, at: null, duration: null, trackSeconds: null } as const;
  return answer(services, workspace, model, queryOf([heard], model, await cleaningOf(store, workspace)), n);
}

/** Ids that are asked for at once. */
const CHUNK = 1000;

/**
 * An answer without tracks that are not there, removed since the model was trained or never known here: where one would be in it, the
 * next best takes its place.
 */
async function answer(
  { store }: Services,
  workspace: string,
  model: Answering,
  query: ReturnType<typeof queryOf>,
  n: number,
): Promise<Recommendations> {
  for (let asked = n; ; asked *= 4) {
    const [best] = await model.recommend([query], asked, [excludeHeard]);
    if (best === undefined) throw new Error("one query has one answer");
    const items = best.items.map(({ track, score }) => ({ id: model.tracks.ids[track]!, score }));
    const known = await tracksOf(
      store,
      workspace,
      items.map(({ id }) => id),
    );
    const there = items.filter(({ id }) => known.has(id));
    if (there.length < n && items.length === asked) continue;
    return { basis: best.basis, items: there.slice(0, n).map(({ id, score }) => present(known.get(id)!, score)) };
  }
}

async function tracksOf({ tracks }: Services["store"], workspace: string, ids: readonly string[]): Promise<Map<string, Track>> {
  const found = new Map<string, Track>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const track of await tracks.getMany(workspace, ids.slice(from, from + CHUNK))) found.set(track.id, track);
  }
  return found;
}

function present({ id, title, artist }: Track, score: number): RecommendedTrack {
  return { track: id, score, ...(title ? { title } : {}), ...(artist ? { artist } : {}) };
}
