import { denseRow } from "@segue/kernels";
import type { Query, Scorer } from "../algorithms/algorithm.js";
import { arranged } from "./arrange.js";
import type { Past } from "./past.js";
import type { Ranking } from "./rank.js";
import type { RankedTrack } from "./ranked-track.js";
import type { Rule } from "./rules/rule.js";

/** What answers are made of: a model, the popularity of its tracks, and how to rank them. */
export interface ServingModel {
  readonly recommender: Scorer;
  /** Listeners of each of the model's tracks in its training data. */
  readonly popularity: Float32Array;
  readonly ranking: Ranking;
}

/** A query with what rules know of the listener besides. */
export interface Asked extends Query {
  readonly past?: Past;
}

/** The answer to one query. */
export interface Answer {
  readonly items: readonly RankedTrack[];
  /** `model`, or `popularity` where the model knows none of the listener's tracks: then everybody's favourites are the answer. */
  readonly basis: "model" | "popularity";
  /** How many tracks each rule removed; of those about the list how many they passed over. */
  readonly removed: Readonly<Record<string, number>>;
}

/** The best `n` tracks for each query, after the rules. Queries are scored as one batch. */
export async function recommend(
  model: ServingModel,
  asked: readonly Asked[],
  n: number,
  rules: readonly Rule[],
): Promise<Answer[]> {
  const queries = asked.map((query) => rules.reduce((now, rule) => rule.ask?.(now) ?? now, query as Query));
  const known = queries.filter((query) => query.history.indices.length > 0);
  const scores = known.length > 0 ? await model.recommender.score(known) : undefined;
  let next = 0;
  return queries.map((query, q) => {
    const cold = query.history.indices.length === 0;
    const row = cold || scores === undefined ? model.popularity.slice() : denseRow(scores, next++);
    const removed = Object.fromEntries(rules.map((rule) => [rule.name, rule.apply(row, asked[q]!)]));
    const list = arranged(model.ranking, row, n, rules);
    return { items: list.items, basis: cold ? "popularity" : "model", removed: { ...removed, ...list.removed } };
  });
}
