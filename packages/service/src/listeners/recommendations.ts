import type { Answer, RankedTrack } from "@segue/engine";
import { type Steering, UNSTEERED } from "../control/steering.js";
import type { Answering } from "../deployments/answering.js";
import type { HistoryEvent } from "../ports/events.js";
import type { Track } from "../ports/tracks.js";
import type { Services } from "../services.js";
import { cleaningOf } from "../snapshots/cleaning.js";
import { friendsOf } from "./friends.js";
import { queryOf } from "./history.js";

/** A recommended track, with what is known about it. */
export interface RecommendedTrack {
  readonly track: string;
  readonly score: number;
  readonly title?: string;
  readonly artist?: string;
  /** Where chance had a say: with which probability it came to its place. */
  readonly propensity?: number;
}

export interface Recommendations {
  readonly items: RecommendedTrack[];
  /** What the answer rests on: the listener's own history, or that of their friends, or everybody's favourites where neither is known. */
  readonly basis: Answer["basis"];
  /** How many tracks each rule removed or passed over, in the order in which they were applied. */
  readonly rules: { readonly rule: string; readonly removed: number }[];
  /** How far into the list this goes: where the next page begins. */
  readonly to: number;
}

/** Of whom is asked: a listener as they were at a time, or a history that is known to nobody else. */
export type Asking =
  | { readonly user: string; readonly until?: number | undefined }
  | { readonly events: readonly HistoryEvent[] };

/** How a part of a list is to be. */
export interface Wanted {
  readonly n: number;
  /** Tracks of the list that were told before. */
  readonly from: number;
  readonly steering: Steering;
}

/** The best tracks for a listener as their events stand now. */
export async function recommendFor(
  services: Services,
  workspace: string,
  model: Answering,
  asking: Asking,
  wanted: Wanted,
): Promise<Recommendations> {
  const { store } = services;
  const events = "events" in asking ? asking.events : await store.events.ofUser(workspace, asking.user, { until: asking.until });
  const cleaning = await cleaningOf(store, workspace);
  const query = queryOf(events, model, cleaning, { past: wanted.steering.past });
  const asksFriends = model.readsFriends && query.history.indices.length === 0 && "user" in asking;
  const friends = asksFriends ? await friendsOf(store, workspace, asking, { model, cleaning }) : undefined;
  return answer(services, workspace, model, { ...query, ...(friends && { friends }) }, wanted);
}

/** The `n` tracks that a listener who knows only `track` would be recommended. */
export async function similarTo(
  services: Services,
  workspace: string,
  model: Answering,
  track: string,
  n: number,
  steering: Steering = UNSTEERED,
): Promise<Recommendations> {
  const { store } = services;
  const heard = { track, kind: "play", value: 1, at: null, duration: null, trackSeconds: null } as const;
  return answer(services, workspace, model, queryOf([heard], model, await cleaningOf(store, workspace)), {
    n,
    from: 0,
    steering,
  });
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
  { n, from, steering: { rules } }: Wanted,
): Promise<Recommendations> {
  for (let asked = n; ; asked *= 4) {
    const [best] = await model.recommend([query], from + asked, rules);
    if (best === undefined) throw new Error("one query has one answer");
    const items = best.items
      .slice(from)
      .map(({ track, ...item }, i) => ({ ...item, id: model.tracks.ids[track]!, end: from + i + 1 }));
    const known = await tracksOf(
      store,
      workspace,
      items.map(({ id }) => id),
    );
    const there = items.filter(({ id }) => known.has(id));
    if (there.length < n && items.length === asked) continue;
    const told = there.slice(0, n);
    return {
      basis: best.basis,
      items: told.map((item) => present(known.get(item.id)!, item)),
      rules: rules.map(({ name }) => ({ rule: name, removed: best.removed[name] ?? 0 })),
      to: told.at(-1)?.end ?? from,
    };
  }
}

async function tracksOf({ tracks }: Services["store"], workspace: string, ids: readonly string[]): Promise<Map<string, Track>> {
  const found = new Map<string, Track>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const track of await tracks.getMany(workspace, ids.slice(from, from + CHUNK))) found.set(track.id, track);
  }
  return found;
}

function present(
  { id, title, artist }: Track,
  { score, propensity }: Pick<RankedTrack, "score" | "propensity">,
): RecommendedTrack {
  const chance = propensity === undefined ? {} : { propensity };
  return { track: id, score, ...(title ? { title } : {}), ...(artist ? { artist } : {}), ...chance };
}
