import { denseRow } from "@segue/kernels";
import type { Query, Scorer } from "../algorithms/algorithm.js";
import type { Ranking } from "./rank.js";
import type { Rule } from "./rules/rule.js";

/** What answers are made of: a model, the popularity of its tracks, and how to rank them. */
export interface ServingModel {
  readonly recommender: Scorer;
  /** Listeners of each of the model's tracks in its training data. */
  readonly popularity: Float32Array;
  readonly ranking: Ranking;
}

export interface RankedTrack {
  /** A row of the model's tracks. */
  readonly track: number;
  readonly score: number;
}

/** The answer to one query. */
export interface Answer {
  readonly items: readonly RankedTrack[];
  /** `model`, or `popularity` where the model knows none of the listener's tracks: then everybody's favourites are the answer. */
  readonly basis: "model" | "popularity";
  /** How many tracks each rule removed. */
  readonly removed: Readonly<Record<string, number>>;
}

/** The best `n` tracks for each query, after the rules. Queries are scored as one batch. */
export async function recommend(
  model: ServingModel,
  queries: readonly Query[],
  n: number,
  rules: readonly Rule[],
): Promise<Answer[]> {
  const known = queries.filter((query) => query.history.indices.length > 0);
  const scores = known.length > 0 ? await model.recommender.score(known) : undefined;
  let next = 0;
  return queries.map((query) => {
    const cold = query.history.indices.length === 0;
    const row = cold || scores === undefined ? model.popularity.slice() : denseRow(scores, next++);
    const removed = Object.fromEntries(rules.map((rule) => [rule.name, rule.apply(row, query)]));
    const items = [...model.ranking.best(row, n)].map((track) => ({ track, score: row[track]! }));
    return { items, basis: cold ? "popularity" : "model", removed };
  });
}
