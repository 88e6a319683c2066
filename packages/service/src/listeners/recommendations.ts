import type { Answer, Asked, RankedTrack } from "@segue/engine";
import { type Steering, UNSTEERED } from "../control/steering.js";
import type { Answering } from "../deployments/answering.js";
import type { FriendsOpinion, HistoryEvent } from "../ports/events.js";
import type { PairEvidence } from "./evidence/evidence.js";
import type { HeardAndItem } from "./evidence/kept-successors.js";
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
  /** Where reasons were asked for and the answer rests on friends: what they think of it. */
  readonly friends?: FriendsOpinion;
}

/** Reasons as they are told: tracks by id, with title and artist, and what data say of them. */
type ToldReasons = Omit<Reasons<never>, "because"> & {
  readonly because: (Named & PairEvidence & { readonly contribution: number; readonly share: number })[];
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
  readonly reasons?: ReasonsWanted | undefined;
}

/** How many reasons each track gets at most, and where it is found out what data say of them. */
export interface ReasonsWanted {
  readonly most: number;
  ofPairs(pairs: readonly HeardAndItem[]): Promise<readonly PairEvidence[]>;
  ofFriends(tracks: readonly string[]): Promise<ReadonlyMap<string, FriendsOpinion>>;
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
    const friends =
      reasons === undefined || best.basis !== "friends" ? undefined : await reasons.ofFriends(told.map(({ id }) => id));
    return {
      basis: best.basis,
      items: told.map((item, i) => ({
        ...present(known.get(item.id)!, item),
        ...(why[i] && { reasons: why[i] }),
        ...(friends?.has(item.id) ? { friends: friends.get(item.id)! } : {}),
      })),
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

/** For each of the tracks that are told, up to `most` reasons, and what data say of them. */
async function reasonsFor(
  { standing, model, query, steering: { rules, scores } }: Answered,
  told: readonly RankedTrack[],
  { most, ofPairs }: ReasonsWanted,
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
  const idOf = (row: number) => model.tracks.ids[row]!;
  const pairs = found.flatMap(({ because }, i) =>
    because.map(({ track }) => ({ heard: idOf(track), item: idOf(told[i]!.track) })),
  );
  const evidence = (await ofPairs(pairs)).values();
  return found.map(({ because, ...reasons }, i) => ({
    ...reasons,
    ...listenersOf(model, told[i]!.track),
    because: because.map(({ track, ...counted }) => ({ ...named(track), ...counted, ...evidence.next().value })),
  }));
}

/** A model that was made elsewhere may not know. */
function listenersOf({ about }: Answering, row: number): Pick<Reasons<never>, "listeners"> {
  const listeners = about.popularity[row]!;
  return Number.isInteger(listeners) ? { listeners } : {};
}
