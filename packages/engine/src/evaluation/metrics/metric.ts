import type { SparseRow } from "@segue/kernels";

/** One listener's recommendations beside what should have been recommended. */
export interface JudgedList {
  /** Recommended tracks, best first: may go beyond k; shorter where the recommender had no more. */
  readonly tracks: Int32Array;
  /** 1 at the ranks whose track is a target, else 0; as long as `tracks`. */
  readonly hits: Uint8Array;
  /** How many targets there are, at least 1. */
  readonly targets: number;
  /** What the recommender was shown. */
  readonly history: SparseRow;
}

/** What the training data says about everybody. */
export interface Population {
  /** Tracks in the catalogue. */
  readonly tracks: number;
  /** Listeners with at least one track in train. */
  readonly listeners: number;
  /** How many of them have each track. */
  readonly listenersOf: Float64Array;
}

/** Which way a figure is better. */
export type Better = "higher" | "lower";

interface MetricInfo {
  /** The word before `@k`. */
  readonly name: string;
  readonly title: string;
  /** Its definition in a sentence. */
  readonly summary: string;
  /** Where it is defined. */
  readonly source: string;
  /** The lowest and the highest value possible. */
  readonly range: readonly [low: number, high: number];
  /** Which way is better, for sorting. */
  readonly better: Better;
}

/** A figure for each listener; the reported value is the mean over listeners. */
export interface ListenerMetric extends MetricInfo {
  readonly per: "listener";
  /** Whether it counts hits (then more and earlier hits never lower it) or looks at the tracks recommended. */
  readonly about: "hits" | "tracks";
  /** Its value for the first `k` tracks, `k` ≥ 1. */
  of(list: JudgedList, k: number, population: Population): number;
}

/** One figure for all lists together. */
export interface OverallMetric extends MetricInfo {
  readonly per: "lists";
  /** Its value for the first `k` tracks of every list. */
  of(lists: readonly Int32Array[], k: number, population: Population): number;
}

export type Metric = ListenerMetric | OverallMetric;

/** Hits among the first `k` tracks. */
export function hitsWithin({ hits }: JudgedList, k: number): number {
  let count = 0;
  for (let rank = 0; rank < k && rank < hits.length; rank++) count += hits[rank]!;
  return count;
}

/** The share of listeners who have `track`, in (0, 1]; a track nobody has counts as had by one, so that logarithms are finite. */
export function popularity({ listenersOf, listeners }: Population, track: number): number {
  return Math.max(1, listenersOf[track]!) / Math.max(1, listeners);
}
