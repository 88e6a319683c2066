import { denseRow, type Pool } from "@segue/kernels";
import type { Query, Scorer, Vectors } from "../algorithms/algorithm.js";
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
  /**
   * `model`; `friends` where the model knows none of the listener's tracks, but some of their friends'; `popularity` where it knows neither:
   * then everybody's favourites are the answer.
   */
  readonly basis: "model" | "friends" | "popularity";
  /** How many tracks each rule removed; of those about the list how many they passed over. */
  readonly removed: Readonly<Record<string, number>>;
}

/** Up to so many tracks the best are kept while the products are computed; for more of them a row of scores is faster. */
const MOST_BY_PRODUCTS = 1000;

/** Rows of scores that are held at once. */
export const MOST_ROWS = 64;

/** The best `n` tracks for each query, after the rules. Queries are answered together, where it can be on the threads of the pool. */
export async function recommend(
  model: ServingModel,
  asked: readonly Asked[],
  n: number,
  rules: readonly Rule[],
  pool?: Pool,
): Promise<Answer[]> {
  const all = asked.map((listener) => ({ listener, query: questionOf(listener, rules) }));
  const { vectors } = model.recommender;
  const isCold = ({ query }: Case) => query.history.indices.length === 0 && !asksFriends(model, query);
  const known = all.filter((each) => !isCold(each));
  const excluding = rules.flatMap((rule) => (hasExcluded(rule) ? [rule] : []));
  const byProducts = vectors !== undefined && excluding.length === rules.length && n <= MOST_BY_PRODUCTS;
  const answers = (
    byProducts ? await bestProducts(model, vectors, known, n, excluding, pool) : await bestOfRows(model, known, n, rules)
  ).values();
  return all.map((each) => (isCold(each) ? favourites(model, each, n, rules) : answers.next().value!));
}

/** A listener, and what the model is asked for them. */
interface Case {
  readonly listener: Asked;
  readonly query: Query;
}

/** What the model is asked. */
export const questionOf = (listener: Asked, rules: readonly Rule[]): Query =>
  rules.reduce((query, rule) => rule.ask?.(query) ?? query, listener as Query);

const asksFriends = ({ recommender }: ServingModel, { history, friends }: Query): boolean =>
  recommender.readsFriends === true && history.indices.length === 0 && friends !== undefined && friends.indices.length > 0;

function favourites({ popularity, ranking }: ServingModel, { listener }: Case, n: number, rules: readonly Rule[]): Answer {
  return { ...ranked(ranking, popularity.slice(), listener, n, rules), basis: "popularity" };
}

async function bestOfRows(model: ServingModel, cases: readonly Case[], n: number, rules: readonly Rule[]): Promise<Answer[]> {
  const { recommender, ranking } = model;
  const answers: Answer[] = [];
  for (let from = 0; from < cases.length; from += MOST_ROWS) {
    const some = cases.slice(from, from + MOST_ROWS);
    const scores = await recommender.score(some.map(({ query }) => query));
    some.forEach(({ listener, query }, q) => {
      const basis = asksFriends(model, query) ? "friends" : "model";
      answers.push({ ...ranked(ranking, denseRow(scores, q), listener, n, rules), basis });
    });
  }
  return answers;
}

/** Overwrites `row`. */
function ranked(ranking: Ranking, row: Float32Array, listener: Asked, n: number, rules: readonly Rule[]) {
  const removed = Object.fromEntries(rules.map((rule) => [rule.name, rule.apply(row, listener)]));
  const list = arranged(ranking, row, n, rules);
  return { items: list.items, removed: { ...removed, ...list.removed } };
}

type ExcludingRule = Rule & Required<Pick<Rule, "excluded">>;
const hasExcluded = (rule: Rule): rule is ExcludingRule => rule.excluded !== undefined;

async function bestProducts(
  { ranking }: ServingModel,
  { tracks, of }: Vectors,
  known: readonly Case[],
  n: number,
  rules: readonly ExcludingRule[],
  pool?: Pool,
): Promise<Answer[]> {
  if (known.length === 0) return [];
  const removals = known.map(({ listener }) => rules.map((rule) => rule.excluded(listener)));
  const excluded = removals.map((lists) =>
    lists.length === 1 ? lists[0]! : Int32Array.from(lists.flatMap((list) => [...list])),
  );
  const vectors = await of(
    known.map(({ query }) => query),
    pool,
  );
  const lists = await ranking.bestProducts({ tracks, queries: vectors, excluded, n }, pool);
  return lists.map((items, q) => ({
    items,
    basis: "model",
    removed: Object.fromEntries(rules.map(({ name }, r) => [name, removals[q]![r]!.length])),
  }));
}
