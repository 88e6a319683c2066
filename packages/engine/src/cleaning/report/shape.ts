import { type FactColumn, FILL_METHODS } from "../../dataset/catalogue.js";
import type { Dataset } from "../../dataset/dataset.js";
import { EVENT_KINDS, type EventKind } from "../../dataset/events.js";
import { sessionRows } from "../../dataset/session-rows.js";
import { type Histogram, histogramOf } from "./histogram.js";
import { type TagBin, tagBins } from "./tag-bins.js";
import { type TimeLine, timeLineOf } from "./time-line.js";

/** What a dataset is like, in the figures that matter for training. */
export interface DataShape {
  /** With at least one event; so are `tracks`. */
  readonly users: number;
  readonly tracks: number;
  /** Tracks that are known, with or without an event. */
  readonly catalogue: number;
  readonly events: number;
  readonly kinds: Readonly<Record<EventKind, number>>;
  /** Pairs of user and track with a weight, as models see them. */
  readonly pairs: number;
  /** `pairs` of all that there could be, 0 … 1. */
  readonly density: number;
  /** Different tracks of a user. */
  readonly tracksPerUser: Histogram;
  /** Listeners of a track. */
  readonly usersPerTrack: Histogram;
  /** Users with fewer than 3 different tracks. */
  readonly shortHistories: number;
  /** Tracks with a single listener. */
  readonly singleListener: number;
  /** The share of pairs that the most popular hundredth of the tracks has, 0 … 1. */
  readonly topShare: number;
  /** Events whose time is known. */
  readonly timed: number;
  readonly timeLine: TimeLine | null;
  /** Sessions of two plays or more; absent in reports from before they were counted. */
  readonly sessions?: number;
  /** Tags by how often they were given; absent in reports from before they were counted. */
  readonly tags?: readonly TagBin[];
  /** Tracks of the catalogue without a value, for each thing that may be known about them. */
  readonly missing: readonly { readonly field: string; readonly missing: number }[];
}

export function shapeOf({ users, tracks, events, plays, tags, catalogue }: Dataset): DataShape {
  const byUser = new Uint32Array(users.size);
  const byTrack = new Uint32Array(tracks.size);
  for (let user = 0; user < users.size; user++) byUser[user] = plays.indptr[user + 1]! - plays.indptr[user]!;
  for (const track of plays.indices) byTrack[track]!++;
  const present = { users: byUser.filter((n) => n > 0), tracks: byTrack.filter((n) => n > 0) };
  const pairs = plays.indices.length;
  return {
    users: present.users.length,
    tracks: present.tracks.length,
    catalogue: tracks.size,
    events: events.length,
    kinds: kindsOf(events.kind),
    pairs,
    density: pairs / Math.max(1, present.users.length * present.tracks.length),
    tracksPerUser: histogramOf(present.users),
    usersPerTrack: histogramOf(present.tracks),
    shortHistories: present.users.filter((n) => n < 3).length,
    singleListener: present.tracks.filter((n) => n === 1).length,
    topShare: topShare(present.tracks, pairs),
    timed: events.at.reduce((count, at) => count + (Number.isNaN(at) ? 0 : 1), 0),
    timeLine: timeLineOf(events.at),
    sessions: sessionRows({ events, users }).indptr.length - 1,
    tags: tagBins(tags),
    missing: [
      { field: "title", missing: countNull(catalogue.title) },
      { field: "artist", missing: countNull(catalogue.artist) },
      ...missingFacts(catalogue.facts),
    ],
  };
}

function kindsOf(codes: Uint8Array): Record<EventKind, number> {
  const counts = new Float64Array(EVENT_KINDS.length);
  for (const code of codes) counts[code]!++;
  return Object.fromEntries(EVENT_KINDS.map((kind, code) => [kind, counts[code]!])) as Record<EventKind, number>;
}

function topShare(listeners: Uint32Array, pairs: number): number {
  const top = listeners
    .slice()
    .sort()
    .subarray(listeners.length - Math.ceil(listeners.length / 100));
  return top.reduce((sum, n) => sum + n, 0) / Math.max(1, pairs);
}

/** Facts told of, those that are known of most tracks. */
const MOST_FACTS = 40;

/** Of how many tracks each fact is not known; what was filled is not known. */
function missingFacts(facts: readonly FactColumn[]): { field: string; missing: number }[] {
  const fields = facts.map(({ name, cells, methods }) => ({
    field: name,
    missing: methods === undefined ? countNull(cells) : methods.reduce((sum, method) => sum + (method === KNOWN ? 0 : 1), 0),
  }));
  return fields.sort((a, b) => a.missing - b.missing || (a.field < b.field ? -1 : 1)).slice(0, MOST_FACTS);
}

const KNOWN = FILL_METHODS.indexOf("known");

const countNull = (cells: readonly unknown[]): number =>
  cells.reduce((count: number, cell) => count + (cell === null ? 1 : 0), 0);
