import { excludeHeard, recommend } from "@segue/engine";
import type { Track } from "../ports/tracks.js";
import type { LoadedModel } from "../registry/model-files.js";
import type { Services } from "../services.js";
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
  model: LoadedModel,
  user: string,
  n: number,
): Promise<Recommendations> {
  const query = queryOf(await services.store.events.ofUser(workspace, user), model);
  return answer(services, workspace, model, query, n);
}

/** The `n` tracks that a listener who knows only `track` would be recommended. */
export async function similarTo(services: Services, workspace: string, model: LoadedModel, track: string, n: number) {
  return answer(services, workspace, model, queryOf([{ track, kind: "play", value: 1, at: null, duration: null }], model), n);
}

async function answer(
  { store }: Services,
  workspace: string,
  model: LoadedModel,
  query: ReturnType<typeof queryOf>,
  n: number,
): Promise<Recommendations> {
  const [best] = await recommend(model, [query], n, [excludeHeard]);
  if (best === undefined) throw new Error("one query has one answer");
  const ids = best.items.map((item) => model.tracks.ids[item.track]!);
  const known = new Map((await store.tracks.getMany(workspace, ids)).map((track) => [track.id, track]));
  return { basis: best.basis, items: best.items.map((item, i) => present(ids[i]!, item.score, known.get(ids[i]!))) };
}

function present(id: string, score: number, track: Track | undefined): RecommendedTrack {
  return {
    track: id,
    score,
    ...(track?.title ? { title: track.title } : {}),
    ...(track?.artist ? { artist: track.artist } : {}),
  };
}
