import type { Tensor } from "../graph/graph.js";

/** Weights after a step and what the optimiser remembers of their gradients. */
export interface Updated {
  readonly weights: Tensor;
  readonly memories: readonly Tensor[];
}

/** A tensor that is updated, in the graph. */
export interface Update {
  readonly weights: Tensor;
  readonly gradient: Tensor;
  /** One for each name of the optimiser's, of the weights' shape. */
  readonly memories: readonly Tensor[];
  /** The numbers of the step. */
  readonly scalars: readonly Tensor[];
  /** 1 for weights that decay, 0 for others; one number or of the weights' shape. */
  readonly decays: Tensor;
}

/** The same for one row of a sparse table, outside the graph and in place. */
export interface RowUpdate {
  /** The whole table; the memories have its layout. */
  readonly weights: Float32Array;
  readonly memories: readonly Float32Array[];
  readonly gradient: Float32Array;
  /** Where the row begins in the table, and its gradient among the gradients. */
  readonly at: number;
  readonly from: number;
  readonly width: number;
  readonly scalars: readonly number[];
}

/** How weights follow their gradients. */
export interface Optimiser {
  /** Gradients are scaled down so that their norm over all weights is at most this. */
  readonly clipNorm?: number;
  /** What it remembers of each weight, 0 at first. */
  readonly memories: readonly string[];
  readonly learningRate: (step: number) => number;
  /** The numbers of a step, which come into the graph from outside. */
  readonly scalarsAt: (step: number) => readonly number[];
  readonly update: (given: Update) => Updated;
  readonly updateRow: (given: RowUpdate) => void;
}
