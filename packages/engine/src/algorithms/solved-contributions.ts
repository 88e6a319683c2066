import { denseRow, type RowProblem, type SparseRow, solveSystem } from "@segue/kernels";
import type { Contribution } from "./algorithm.js";

/**
 * What each track of a history adds to q · p, the score of `track`, where the listener's p solves A p = Σ t q_i (`RowProblem`): t q_i · A⁻¹q (Hu, Koren & Volinsky 2008,
 * sect. 5). `weights` are those of the history's tracks.
 */
export function solvedContributions(
  problem: RowProblem & { readonly gram: Float64Array },
  weights: SparseRow,
  track: number,
): Contribution[] {
  const { fixed, beyond } = problem;
  const towards = solveSystem(problem, weights, denseRow(fixed, track));
  return Array.from(weights.indices, (heard, p) => {
    const q = denseRow(fixed, heard);
    return { track: heard, value: (weights.values[p]! + beyond) * towards.reduce((sum, x, i) => sum + x * q[i]!, 0) };
  });
}
