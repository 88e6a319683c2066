import type { SparseMatrix } from "@segue/kernels";
import type { Catalogue, FactColumn } from "./catalogue.js";
import { inOrderOfPlay, withDenseOrder } from "./event-order.js";
import { type EventColumns, takeEvents } from "./events.js";
import { datasetFingerprint, derivedFingerprint } from "./fingerprint.js";
import { createIdIndex, type IdIndex } from "./id-index.js";
import { countingSort, preference, type Signal } from "./preference.js";
import { canonicalTags, emptyTags, type FriendPairs, filterTags, friendMatrix, type TagColumns } from "./relations.js";

/** What a model is trained on: immutable, in one canonical order, named by the hash of its content. */
export interface Dataset {
  /** SHA-256 (hexadecimal) of the canonical content; every model records it. */
  readonly fingerprint: string;
  readonly signal: Signal;
  /** Ascending by id, as are the tracks. */
  readonly users: IdIndex;
  readonly tracks: IdIndex;
  /** Ascending by user, track, time, order, kind, value; their `order` counts from 1. */
  readonly events: EventColumns;
  /** users × tracks, from {@link preference}. */
  readonly plays: SparseMatrix;
  /** users × users, from {@link friendMatrix}; empty where no friendships are known. */
  readonly friends: SparseMatrix;
  /** Ascending by track, name, user. */
  readonly tags: TagColumns;
  readonly catalogue: Catalogue;
}

/** The parts of a dataset, ids and events in any order. */
export interface DatasetParts {
  readonly users: readonly string[];
  readonly tracks: readonly string[];
  readonly events: EventColumns;
  readonly catalogue: Catalogue;
  readonly signal?: Signal;
  readonly friends?: FriendPairs;
  readonly tags?: TagColumns;
}

/** Brings the parts into canonical order and names the result; the same content gives the same dataset. */
export function createDataset(parts: DatasetParts): Dataset {
  const { users, tracks, events, catalogue, signal = "plays", friends = NO_FRIENDS, tags = NO_TAGS } = parts;
  const userOrder = sortedOrder(users);
  const trackOrder = sortedOrder(tracks);
  const [userRank, trackRank] = [inverse(userOrder), inverse(trackOrder)];
  const ordered = canonicalEvents(events, userRank, trackRank);
  const ranked = (rows: Int32Array) => rows.map((row) => userRank[row] ?? -1);
  const canonical = {
    signal,
    users: createIdIndex(userOrder.map((row) => users[row]!)),
    tracks: createIdIndex(trackOrder.map((row) => tracks[row]!)),
    events: ordered,
    friends: friendMatrix({ user: ranked(friends.user), friend: ranked(friends.friend) }, users.length),
    tags: canonicalTags({ ...tags, track: tags.track.map((row) => trackRank[row]!), user: ranked(tags.user) }),
    catalogue: {
      title: trackOrder.map((row) => catalogue.title[row] ?? null),
      artist: trackOrder.map((row) => catalogue.artist[row] ?? null),
      facts: catalogue.facts.map((column) => reordered(column, trackOrder)).sort((a, b) => (a.name < b.name ? -1 : 1)),
    },
  };
  return {
    ...canonical,
    fingerprint: datasetFingerprint(canonical),
    plays: preference(ordered, users.length, tracks.length, signal),
  };
}

const NO_FRIENDS: FriendPairs = { user: new Int32Array(), friend: new Int32Array() };
const NO_TAGS = emptyTags(0, []);

/**
 * The same users and tracks with only the events at `positions` (ascending). `label` says how they were chosen: it and the
 * parent's fingerprint make the new one, so it must determine the choice. What a user calls a track goes with what they did with it.
 */
export function subsetOf(dataset: Dataset, positions: ArrayLike<number>, label: string): Dataset {
  const events = takeEvents(dataset.events, positions);
  return {
    ...dataset,
    fingerprint: derivedFingerprint(dataset.fingerprint, label),
    events,
    plays: preference(events, dataset.users.size, dataset.tracks.size, dataset.signal),
    tags: withoutHidden(dataset, events),
  };
}

/** The tags without those that would tell of a user and track whose every event is hidden. */
function withoutHidden({ events, tags, tracks }: Dataset, staying: EventColumns): TagColumns {
  const key = (user: number, track: number) => user * tracks.size + track;
  const tagged = new Set(Array.from(tags.user, (user, p) => key(user, tags.track[p]!)));
  if (tagged.size === 0) return tags;
  const pairs = ({ length, user, track }: EventColumns) => {
    const found = new Set<number>();
    for (let p = 0; p < length; p++) if (tagged.has(key(user[p]!, track[p]!))) found.add(key(user[p]!, track[p]!));
    return found;
  };
  const [before, after] = [pairs(events), pairs(staying)];
  return filterTags(tags, (p) => {
    const pair = key(tags.user[p]!, tags.track[p]!);
    return after.has(pair) || !before.has(pair);
  });
}

/** Row numbers in ascending order of id (by UTF-16 code unit, so the same everywhere). */
function sortedOrder(ids: readonly string[]): number[] {
  return ids.map((_, row) => row).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
}

function reordered({ name, cells, methods }: FactColumn, order: readonly number[]): FactColumn {
  const moved = { name, cells: order.map((row) => cells[row] ?? null) };
  return methods === undefined ? moved : { ...moved, methods: Uint8Array.from(order, (row) => methods[row]!) };
}

function inverse(order: readonly number[]): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((row, position) => {
    rank[row] = position;
  });
  return rank;
}

function canonicalEvents(events: EventColumns, userRank: Int32Array, trackRank: Int32Array): EventColumns {
  const renamed = {
    ...withDenseOrder(events),
    user: events.user.map((u) => userRank[u]!),
    track: events.track.map((t) => trackRank[t]!),
  };
  if (isCanonical(renamed)) return renamed;
  const start = Uint32Array.from({ length: events.length }, (_, p) => p).sort((p, q) => compareWithin(renamed, p, q));
  const byTrack = countingSort(start, renamed.track, trackRank.length);
  return takeEvents(renamed, countingSort(byTrack, renamed.user, userRank.length));
}

/** Whether the events are in order already, as those of a stored snapshot are: looking is far cheaper than sorting. */
function isCanonical(events: EventColumns): boolean {
  const { length, user, track } = events;
  for (let p = 1; p < length; p++) {
    if ((user[p - 1]! - user[p]! || track[p - 1]! - track[p]! || compareWithin(events, p - 1, p)) > 0) return false;
  }
  return true;
}

/** Order among the events of one user and track: by time (unknown first), order of play, kind, value. */
function compareWithin(events: EventColumns, p: number, q: number): number {
  const { kind, value } = events;
  return inOrderOfPlay(events, p, q) || kind[p]! - kind[q]! || value[p]! - value[q]!;
}
