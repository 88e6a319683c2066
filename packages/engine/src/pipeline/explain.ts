import { denseRow, type SparseRow } from "@segue/kernels";
import type { Contribution, Query, Scorer } from "../algorithms/algorithm.js";
import { explained } from "../algorithms/contributions.js";
import { type Asked, MOST_ROWS, questionOf, type ServingModel } from "./recommend.js";
import type { Rule } from "./rules/rule.js";

/** Why a track has the score that a model gives it. */
export interface Explanation {
  /**
   * exact: the contributions add up to the score. leaving-out: each is by how much the score falls without that track, and since tracks stand in for each
   * other they add up to nothing in particular.
   */
  readonly how: "exact" | "leaving-out";
  /** What the tracks of the history contribute (−1: what comes from none of them), the largest first. */
  readonly contributions: readonly Contribution[];
  /** The score that the model gives, before rules change it. */
  readonly score: number;
}

/** Tracks of a history that are left out one after the other, at most: as many as are scored together. */
const MOST_LEFT_OUT = MOST_ROWS - 1;

/** Why each of `tracks` is in the answer that `recommend` gives the same listener by the same rules. The history must not be empty. */
export async function explain(
  model: ServingModel,
  listener: Asked,
  rules: readonly Rule[],
  tracks: readonly number[],
): Promise<Explanation[]> {
  // A question of its own: models may remember what they worked out for it for as long as it is there.
  const query = { ...questionOf(listener, rules) };
  const exact = await explained(model.recommender, query, tracks);
  return exact === undefined ? leavingOut(model.recommender, query, tracks) : exact.map(exactly);
}

const exactly = (contributions: readonly Contribution[]): Explanation => ({
  how: "exact",
  contributions: inOrder(contributions),
  score: contributions.reduce((sum, { value }) => sum + value, 0),
});

const inOrder = (contributions: readonly Contribution[]) =>
  [...contributions].sort((a, b) => b.value - a.value || a.track - b.track);

/** Asks the model once more for the whole history and for it without each of the tracks that are likely to count. */
async function leavingOut(recommender: Scorer, query: Query, tracks: readonly number[]): Promise<Explanation[]> {
  const tried = worthLeavingOut(query);
  const scores = await recommender.score([query, ...tried.map((track) => without(query, track))]);
  const whole = denseRow(scores, 0);
  return tracks.map((track) => {
    const contributions = tried.map((heard, i) => ({ track: heard, value: whole[track]! - denseRow(scores, i + 1)[track]! }));
    return {
      how: "leaving-out",
      contributions: inOrder(contributions.filter(({ value }) => Number.isFinite(value))),
      score: whole[track]!,
    };
  });
}

/** What was heard last, where that is known, for one half; then what counts most. */
function worthLeavingOut({ history: { indices, values }, sequence = new Int32Array() }: Query): number[] {
  const last = [...new Set([...sequence].reverse())].slice(0, MOST_LEFT_OUT >> 1);
  const heaviest = [...indices.keys()].sort((p, q) => values[q]! - values[p]! || p - q).map((p) => indices[p]!);
  return [...new Set([...last, ...heaviest])].slice(0, MOST_LEFT_OUT);
}

function without(query: Query, track: number): Query {
  const { history, sequence, session } = query;
  const others = (heard: Int32Array) => heard.filter((each) => each !== track);
  return {
    ...query,
    history: withoutTrack(history, track),
    ...(sequence === undefined ? {} : { sequence: others(sequence) }),
    ...(session === undefined ? {} : { session: others(session) }),
  };
}

function withoutTrack({ indices, values }: SparseRow, track: number): SparseRow {
  const at = indices.indexOf(track);
  return at < 0
    ? { indices, values }
    : { indices: indices.filter((_, p) => p !== at), values: values.filter((_, p) => p !== at) };
}
