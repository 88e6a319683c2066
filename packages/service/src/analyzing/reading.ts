import { type Block, type Feature, type FeatureSet, stackedFeatures } from "@segue/engine";
import { SegueError } from "../errors.js";
import { soundSets } from "../hearing/feature-sets.js";
import type { Track } from "../ports/tracks.js";
import { isPrediction } from "./predictions.js";

/** What a model reads of a track. */
export type Reading =
  | { readonly what: "sound"; readonly sets: readonly string[] }
  /** Numbers that are known of it, by name, and what is taken where one is not known. */
  | { readonly what: "facts"; readonly names: readonly string[]; readonly means: readonly number[] };

/** The word for numbers that are known of tracks. */
const FACTS = "facts";
/** What networks read, and what is described by statistics, unless somebody wishes otherwise. */
const OF_NETWORKS = ["mel-sketch"];
const DESCRIBING = ["mfcc", "chroma", "centroid", "bandwidth", "rolloff", "contrast", "flatness", "zero-crossings", "rms"];

/** The longest that is read of a sound, of its middle: seconds. */
export const MOST_SECONDS = 60;

/** The sets that are to be read of sounds, or null where facts are; throws `invalid-request` for sets that do not exist. */
export function readSets(reads: string | undefined, isNetwork: boolean): readonly FeatureSet[] | null {
  if (reads?.trim() === FACTS) return null;
  return soundSets(reads?.split(",").map((name) => name.trim()) ?? (isNetwork ? OF_NETWORKS : DESCRIBING));
}

/** What a model reads of a sound that lasts so long; throws `invalid-parameter` where the sets do not go together. */
export function soundBlock(features: ReadonlyMap<string, Feature>, seconds: number | undefined): Block {
  const stacked = stackedFeatures(features, seconds === undefined ? 1 : MOST_SECONDS / Math.max(MOST_SECONDS, seconds));
  if ("block" in stacked) return stacked.block;
  throw new SegueError("invalid-parameter", `reads: ${stacked.why}.`, { hint: "Read one of the two." });
}

/** Numbers that are known of at least half of the tracks, but for those that are to be learned; throws `no-labels` where there are none. */
export function factReading(tracks: readonly Track[], learned: readonly string[]): Extract<Reading, { what: "facts" }> {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const { facts } of tracks)
    for (const [name, value] of Object.entries(facts)) {
      if (typeof value !== "number" || learned.includes(name) || isPrediction(name)) continue;
      const own = sums.get(name) ?? { count: 0, sum: 0 };
      sums.set(name, { count: own.count + 1, sum: own.sum + value });
    }
  const kept = [...sums].filter(([, { count }]) => 2 * count >= tracks.length).sort(([a], [b]) => (a < b ? -1 : 1));
  if (kept.length > 0)
    return { what: FACTS, names: kept.map(([name]) => name), means: kept.map(([, { sum, count }]) => sum / count) };
  throw new SegueError("no-labels", "No number is known of half of the labelled tracks.", {
    hint: "Import a table of tracks with numbers (segue import tracks.csv), or read their sound.",
  });
}

/** What such a model reads of a track. */
export function factBlock({ names, means }: Extract<Reading, { what: "facts" }>, { facts }: Pick<Track, "facts">): Block {
  const known = (name: string, i: number) => (typeof facts[name] === "number" ? facts[name] : means[i]!);
  return { shape: [names.length], data: Float32Array.from(names, known) };
}
