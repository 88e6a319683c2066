import type { Query } from "../algorithm.js";
import { playedOf } from "../played.js";
import type { Opinion } from "./candidates.js";
import type { Familiarity } from "./familiarity.js";

/** What is said of a candidate by each child, and what is known of it besides. */
const BY_CHILD = 4;
const BESIDES = 11;

/** How many numbers describe a candidate. */
export const widthOf = (children: number): number => BY_CHILD * children + BESIDES;

/** Which of them are the logarithms of shares, a child each. */
export const sharesOf = (children: number): number[] => Array.from({ length: children }, (_, c) => BY_CHILD * c);

/** Less than this share of all that a child gives is nothing. */
const FAINTEST = 1e-5;

export interface Described {
  readonly query: Query;
  readonly opinions: readonly Opinion[];
  readonly candidates: Int32Array;
  readonly familiarity: Familiarity;
}

/**
 * candidates × {@link widthOf}, row-major. By child: ln of the share of all its scores, the score between lowest and highest, ln of the place among its best,
 * how far below its highest in standard deviations. Besides: how much played, how much of late, whether and how lately in what was just played, whether the very last, how much in the
 * listener's history; and, the same for all candidates, how much was just played, how well known its last track is, and how sure the first child is.
 */
export function featuresOf({ query, opinions, candidates, familiarity }: Described): Float32Array {
  const width = widthOf(opinions.length);
  const out = new Float32Array(candidates.length * width);
  opinions.forEach((opinion, c) => void describeBy(opinion, candidates, out.subarray(BY_CHILD * c), width));
  describeBesides({ query, opinions, candidates, familiarity }, out.subarray(BY_CHILD * opinions.length), width);
  return out;
}

function describeBy(
  { scores, least, most, sum, deviation, best, places }: Opinion,
  of: Int32Array,
  out: Float32Array,
  width: number,
) {
  const [share, range, spread] = [1 / Math.max(sum, TINY), 1 / Math.max(most - least, TINY), 1 / Math.max(deviation, TINY)];
  of.forEach((track, i) => {
    const [at, above] = [i * width, Math.max(0, scores[track]! - least)];
    out[at] = Math.log(above * share + FAINTEST);
    out[at + 1] = above * range;
    out[at + 2] = Math.log1p(places.get(track) ?? best.length);
    out[at + 3] = Math.max(-FARTHEST, (scores[track]! - most) * spread);
  });
}

/** Keeps from dividing by nothing. */
const TINY = 1e-30;
/** What lies further below the highest score counts as so many standard deviations. */
const FARTHEST = 30;

function describeBesides({ query, opinions, candidates, familiarity }: Described, out: Float32Array, width: number): void {
  const played = playedOf(query);
  const ages = agesOf(played);
  const heard = new Map(Array.from(query.history.indices, (track, i) => [track, query.history.values[i]!]));
  const { plays, lately } = familiarity;
  const last = played.at(-1);
  const [first] = opinions;
  const common = [
    Math.log(1 + played.length),
    last === undefined ? 0 : plays[last]!,
    last === undefined ? 0 : lately[last]!,
    first === undefined || first.sum <= 0 ? 0 : (first.most - first.least) / first.sum,
  ];
  candidates.forEach((track, i) => {
    const age = ages.get(track);
    const own = [
      plays[track]!,
      lately[track]!,
      lately[track]! - plays[track]!,
      age === undefined ? 0 : 1,
      age === undefined ? 0 : 1 / (1 + age),
      track === last ? 1 : 0,
      Math.log1p(Math.max(0, heard.get(track) ?? 0)),
    ];
    out.set(own, i * width);
    out.set(common, i * width + own.length);
  });
}

/** For each track how many were played after it. */
function agesOf(played: Int32Array): Map<number, number> {
  return new Map(Array.from(played, (track, i) => [track, played.length - 1 - i]));
}
