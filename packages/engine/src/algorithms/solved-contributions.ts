import { denseColumnGram, denseRow, type RowProblem, rowSystem, type SparseRow } from "@segue/kernels";
import type { Contribution, Query } from "./algorithm.js";

/** What each track of one history contributes to the score of a track. */
type Explainer = (track: number) => Contribution[];

/**
 * Explains scores q · p where the listener's p solves A p = Σ t q_i, A the matrix of the listener's system in `problem`: each track of the history contributes t q_i · A⁻¹q (Hu,
 * Koren & Volinsky 2008, sect. 5). `weightsOf` gives the weights of a history's tracks. A is factored once for all tracks that are asked for.
 */
export function solvedContributions(problem: RowProblem, weightsOf: (query: Query) => SparseRow) {
  let gram: Float64Array | undefined;
  /** Of queries that are still there: each is asked about track after track. */
  const explainers = new WeakMap<Query, Explainer>();
  const explainerOf = (query: Query): Explainer => {
    gram ??= denseColumnGram(problem.fixed);
    return explainer({ ...problem, gram }, weightsOf(query));
  };
  return (query: Query, track: number): Contribution[] => {
    const known = explainers.get(query) ?? explainerOf(query);
    explainers.set(query, known);
    return known(track);
  };
}

function explainer(problem: RowProblem & { readonly gram: Float64Array }, weights: SparseRow): Explainer {
  const { fixed, beyond } = problem;
  const solve = rowSystem(problem, weights);
  return (track) => {
    const towards = solve(denseRow(fixed, track));
    return Array.from(weights.indices, (heard, p) => {
      const q = denseRow(fixed, heard);
      return { track: heard, value: (weights.values[p]! + beyond) * towards.reduce((sum, x, i) => sum + x * q[i]!, 0) };
    });
  };
}
