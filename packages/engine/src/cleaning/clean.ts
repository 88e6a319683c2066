import { factColumns } from "../dataset/catalogue.js";
import type { DatasetParts } from "../dataset/dataset.js";
import { takeEvents } from "../dataset/events.js";
import type { FriendPairs, TagColumns } from "../dataset/relations.js";
import type { Facts } from "../sources/source.js";
import { cleanFacts, type FactsFound } from "./facts/clean-facts.js";
import { judgeEvents } from "./judge.js";
import type { RawEvents } from "./rule.js";
import type { SameTracks } from "./same-tracks/same-tracks.js";
import { activeFactRules, activeRules, type CleaningSettings } from "./switches.js";

/** A track as it is known before cleaning. */
export interface CatalogueTrack {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
  readonly facts: Facts;
}

/** Listening data as they came in; events name users and tracks by their position. */
export interface Uncleaned {
  readonly users: readonly string[];
  readonly tracks: readonly CatalogueTrack[];
  readonly events: RawEvents;
  readonly friends?: FriendPairs;
  readonly tags?: TagColumns;
  readonly same: readonly SameTracks[];
}

/** What is left, and why the rest is not. */
export interface Cleaned {
  readonly parts: DatasetParts;
  /** For each event that came in 0, or 1 + the index in `rules` of the rule that left it out. */
  readonly verdicts: Uint8Array;
  /** The names of the rules that were applied. */
  readonly rules: readonly string[];
  /** What was taken away from the facts of tracks. */
  readonly facts: readonly FactsFound[];
}

/**
 * Cleans listening data: tracks that are the same become one, events that say nothing about taste are left out, and so are facts
 * that cannot be true. The result depends on
 * what the data say, not on the order of anything; cleaned again, it stays as it is.
 */
export function clean({ users, tracks, events, same, friends, tags }: Uncleaned, settings: CleaningSettings): Cleaned {
  const standsFor = representatives(tracks, same);
  const order = tracks.map((_, row) => row).filter((row) => standsFor[row] === row);
  order.sort((a, b) => (tracks[a]!.id < tracks[b]!.id ? -1 : 1));
  const position = new Int32Array(tracks.length);
  order.forEach((row, at) => {
    position[row] = at;
  });
  const moved = (rows: Int32Array) => rows.map((row) => position[standsFor[row]!]!);
  const renamed: RawEvents = { ...events, track: moved(events.track) };
  const rules = activeRules(settings);
  const trackSeconds = Float32Array.from(order, (row) => secondsOf(tracks[row]!));
  const verdicts = judgeEvents(renamed, { users: users.length, trackSeconds, rules });
  const staying = Uint32Array.from({ length: events.length }, (_, p) => p).filter((p) => verdicts[p] === 0);
  const cleaned = cleanFacts(tracks, firstPlays(events, tracks.length), activeFactRules(settings));
  const truthful = tracks.map((track, row) => ({ ...track, facts: cleaned.facts[row]! }));
  const kept = withMerged(order, truthful, standsFor);
  return {
    parts: {
      users,
      tracks: kept.map((track) => track.id),
      events: takeEvents(renamed, staying),
      ...(friends && { friends }),
      ...(tags && { tags: { ...tags, track: moved(tags.track) } }),
      catalogue: {
        title: kept.map((track) => track.title),
        artist: kept.map((track) => track.artist),
        facts: factColumns(kept.map((track) => track.facts)),
      },
    },
    facts: cleaned.found,
    verdicts,
    rules: rules.map(({ rule }) => rule.name),
  };
}

/** When each track was first played, in milliseconds since 1970 UTC; NaN where unknown. */
function firstPlays({ length, track, at }: RawEvents, tracks: number): Float64Array {
  const first = new Float64Array(tracks).fill(Number.NaN);
  for (let p = 0; p < length; p++) {
    const before = first[track[p]!]!;
    if (at[p]! < before || Number.isNaN(before)) first[track[p]!] = at[p]!;
  }
  return first;
}

/** How long a track lasts, in seconds, as far as is known; otherwise NaN. */
export function secondsOf({ facts }: Pick<CatalogueTrack, "facts">): number {
  return typeof facts.duration === "number" && facts.duration > 0 ? facts.duration : Number.NaN;
}

/** For each track the row of the one that stands for it: mostly itself. */
function representatives(tracks: readonly CatalogueTrack[], same: readonly SameTracks[]): Int32Array {
  const standsFor = Int32Array.from(tracks, (_, row) => row);
  if (same.length === 0) return standsFor;
  const rowOf = new Map(tracks.map(({ id }, row) => [id, row]));
  for (const { kept, merged } of same) for (const { id } of merged) standsFor[rowOf.get(id)!] = rowOf.get(kept)!;
  return standsFor;
}

/** The tracks at `order`; what one of them does not know, those that became it may. */
function withMerged(
  order: readonly number[],
  tracks: readonly CatalogueTrack[],
  standsFor: Int32Array,
): readonly CatalogueTrack[] {
  const others = new Map<number, CatalogueTrack[]>();
  standsFor.forEach((row, from) => {
    if (row !== from) others.set(row, [...(others.get(row) ?? []), tracks[from]!]);
  });
  return order.map((row) => {
    const all = [tracks[row]!, ...(others.get(row) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))];
    return {
      id: tracks[row]!.id,
      title: all.find(({ title }) => title !== null)?.title ?? null,
      artist: all.find(({ artist }) => artist !== null)?.artist ?? null,
      facts: Object.assign({}, ...all.toReversed().map(({ facts }) => facts)) as Facts,
    };
  });
}
