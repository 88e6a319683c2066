import type { SparseRow } from "@segue/kernels";

/** A wish about the answer, applied between scoring and ranking. */
export interface Rule {
  readonly name: string;
  /** Sets the scores of tracks that must not appear to −Infinity and returns how many it removed. */
  apply(scores: Float32Array, listener: { readonly history: SparseRow }): number;
}
