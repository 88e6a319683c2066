import type { Answer, Asked, RankedTrack } from "@segue/engine";
import { type Steering, UNSTEERED } from "../control/steering.js";
import type { Answering } from "../deployments/answering.js";
import type { HistoryEvent } from "../ports/events.js";
import type { NamedTrack, Standing } from "./live-listening.js";
import { type Reasons, reasonsOf } from "./reasons.js";

/** A recommended track, with what is known about it. */
export interface RecommendedTrack {
  readonly track: string;
  readonly score: number;
  readonly title?: string;
  readonly artist?: string;
  /** Where chance had a say: with which probability it came to its place. */
  readonly propensity?: number;
  /** Where they were asked for and the answer rests on a model. */
  readonly reasons?: ToldReasons;
}

/** Reasons as they are told: tracks by id, with title and artist. */
type ToldReasons = Omit<Reasons<never>, "because"> & {
  readonly because: (Named & { readonly contribution: number; readonly share: number })[];
};

/** A track, and what is known about it. */
type Named = Pick<RecommendedTrack, "track" | "title" | "artist">;

export interface Recommendations {
  readonly items: RecommendedTrack[];
  /** What the answer rests on: the listener's own history, or that of their friends, or everybody's favourites where neither is known. */
  readonly basis: Answer["basis"];
  /** How many tracks each rule removed or passed over, in the order in which they were applied. */
  readonly rules: { readonly rule: string; readonly removed: number }[];
  /** How far into the list this goes: where the next page begins. */
  readonly to: number;
}

/** Of whom is asked: the listener whose standing it is, as they were at a time, or a history that is known to nobody else. */
export type Asking = { readonly until?: number | undefined } | { readonly events: readonly HistoryEvent[] };

/** How a part of a list is to be. */
export interface Wanted {
  readonly n: number;
  /** Tracks of the list that were told before. */
  readonly from: number;
  readonly steering: Steering;
  /** How many reasons each track gets; none where absent. */
  readonly reasons?: number | undefined;
}

/** The best tracks for a listener as their events stand. */
export async function recommendFor(
  standing: Standing,
  model: Answering,
  asking: Asking,
  wanted: Wanted,
): Promise<Recommendations> {
  const { past } = wanted.steering;
  if ("events" in asking) return answer(standing, model, await standing.queryOf(asking.events, model, { past }), wanted);
  const { until } = asking;
  const query = await standing.query(model, { past, until });
  const asksFriends = model.readsFriends && query.history.indices.length === 0;
  return answer(standing, model, asksFriends ? { ...query, friends: await standing.friends(model, until) } : query, wanted);
}

/** The `n` tracks that a listener who knows only `track` would be recommended. */
export async function similarTo(
  standing: Standing,
  model: Answering,
  track: string,
  n: number,
  steering: Steering = UNSTEERED,
): Promise<Recommendations> {
  const heard = { track, kind: "play", value: 1, at: null, duration: null, trackSeconds: null } as const;
  const query = await standing.queryOf([heard], model, { past: steering.past });
  return answer(standing, model, query, { n, from: 0, steering });
}

/**
 * An answer without tracks that are not there, removed since the model was trained or never known here: where one would be in it, the
 * next best takes its place.
 */
async function answer(
  standing: Standing,
  model: Answering,
  query: Asked,
  { n, from, steering, reasons }: Wanted,
): Promise<Recommendations> {
  const { rules } = steering;
  for (let asked = n; ; asked *= 4) {
    const [best] = await model.recommend([query], from + asked, rules);
    if (best === undefined) throw new Error("one query has one answer");
    const items = best.items.slice(from).map((item, i) => ({ ...item, id: model.tracks.ids[item.track]!, end: from + i + 1 }));
    const known = await standing.tracks(items.map(({ id }) => id));
    const there = items.filter(({ id }) => known.has(id));
    if (there.length < n && items.length === asked) continue;
    const told = there.slice(0, n);
    const why =
      reasons === undefined || best.basis !== "model"
        ? []
        : await reasonsFor({ standing, model, query, steering }, told, reasons);
    return {
      basis: best.basis,
      items: told.map((item, i) => ({ ...present(known.get(item.id)!, item), ...(why[i] && { reasons: why[i] }) })),
      rules: rules.map(({ name }) => ({ rule: name, removed: best.removed[name] ?? 0 })),
      to: told.at(-1)?.end ?? from,
    };
  }
}

function present(track: NamedTrack, { score, propensity }: Pick<RankedTrack, "score" | "propensity">): RecommendedTrack {
  const { track: id, ...named } = name(track);
  return { track: id, score, ...named, ...(propensity === undefined ? {} : { propensity }) };
}

const name = ({ id, title, artist }: NamedTrack): Named => ({
  track: id,
  ...(title ? { title } : {}),
  ...(artist ? { artist } : {}),
});

/** What {@link answer} knows when it tells why. */
interface Answered {
  readonly standing: Standing;
  readonly model: Answering;
  readonly query: Asked;
  readonly steering: Steering;
}

/** For each of the tracks that are told, up to `most` reasons. */
async function reasonsFor(
  { standing, model, query, steering: { rules, scores } }: Answered,
  told: readonly RankedTrack[],
  most: number,
): Promise<ToldReasons[]> {
  const rows = told.map(({ track }) => track);
  const explanations = await model.explain(query, rules, rows);
  const found = explanations.map((explanation, i) => reasonsOf(explanation, told[i]!, { most, ruled: scores }));
  const ids = found.flatMap(({ because }) => because.map(({ track }) => model.tracks.ids[track]!));
  const known = await standing.tracks([...new Set(ids)]);
  const named = (row: number): Named => {
    const id = model.tracks.ids[row]!;
    const track = known.get(id);
    return track === undefined ? { track: id } : name(track);
  };
  return found.map(({ because, ...reasons }) => ({
    ...reasons,
    because: because.map(({ track, ...counted }) => ({ ...named(track), ...counted })),
  }));
}
