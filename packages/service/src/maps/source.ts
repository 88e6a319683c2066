import type { DenseMatrix } from "@segue/kernels";
import type { JobContext } from "../jobs/handler.js";

/** Tracks as rows of numbers: near rows are alike. */
export interface MapVectors {
  readonly tracks: readonly string[];
  /** tracks × numbers, none of them NaN or infinite. */
  readonly vectors: DenseMatrix;
  /** What they were taken from, beside the source's name: a model, sets of features; null where that says it all. */
  readonly from: string | null;
  /** Tracks of which nothing is known there. */
  readonly leftOut: number;
}

/** What a map may be asked for beside its source. */
export interface MapWish {
  /** A model by its reference. */
  readonly model?: string | undefined;
  readonly seed: number;
}

/** Where the numbers come from that tell which tracks are near to which. */
export interface MapSource {
  /** Its key, and the id of its map. */
  readonly name: string;
  /** The vectors as they are now; rejects with `not-enough-data` where there are none, saying what would help. */
  vectors(wish: MapWish, context: JobContext): Promise<MapVectors>;
}
