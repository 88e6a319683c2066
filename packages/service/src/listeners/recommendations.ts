import { excludeHeard, excludeTracks } from "@segue/engine";
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

/** An answer without tracks that have been removed since the model was trained: where one would be in it, the next best takes its place. */
async function answer(
  { store }: Services,
  workspace: string,
  model: Answering,
  query: ReturnType<typeof queryOf>,
  n: number,
): Promise<Recommendations> {
  const gone: number[] = [];
  for (;;) {
    const [best] = await model.recommend([query], n, [excludeHeard, excludeTracks, excludeTracks(gone)]);
    if (best === undefined) throw new Error("one query has one answer");
    const named = best.items.map((item) => ({ ...item, id: model.tracks.ids[item.track]! }));
    const tracks = await store.tracks.getMany(
      workspace,
      named.map(({ id }) => id),
    );
    const known = new Map(tracks.map((track) => [track.id, track]));
    const missing = named.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return { basis: best.basis, items: named.map(({ id, score }) => present(known.get(id)!, score)) };
    gone.push(...missing.map(({ track }) => track));
  }
}

function present({ id, title, artist }: Track, score: number): RecommendedTrack {
  return { track: id, score, ...(title ? { title } : {}), ...(artist ? { artist } : {}) };
}
