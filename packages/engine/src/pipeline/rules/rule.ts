import type { SparseRow } from "@segue/kernels";

/** A wish about the answer, applied between scoring and ranking. */
export interface Rule {
  readonly name: string;
  /** Sets the scores of tracks that must not appear to −Infinity and returns how many it removed. */
  apply(scores: Float32Array, listener: { readonly history: SparseRow }): number;
  /**
   * The tracks that it removes, where no score has a say in that, each once: the best of the others can then be found without a row of scores. Where a
   * rule has it, `apply` does the same.
   */
  excluded?(listener: { readonly history: SparseRow }): Int32Array;
}
