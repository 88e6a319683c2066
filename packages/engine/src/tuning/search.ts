import type { Random } from "@segue/kernels";
import type { Dimension, Settings } from "./space.js";

/** Something that was tried. */
export interface Observation {
  readonly settings: Settings;
  /** How good it was; higher is better. */
  readonly merit: number;
}

/** A way to choose what is tried next. */
export interface Search {
  readonly name: string;
  /** What it does and when to take it, in a sentence. */
  readonly summary: string;
  /** Where it is described. */
  readonly paper: string;
  /** A value for every dimension, determined by what was tried, in its order, and by the seed of `random`. */
  propose(space: readonly Dimension[], past: readonly Observation[], random: Random): Settings;
}
