import type { Static, TObject } from "typebox";

/** Numbers in a box: `data` is row-major, its length the product of `shape`. */
export interface Block {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** One thing that is done to numbers before a network sees them, declared by those who made it. */
export interface Step<Settings extends TObject = TObject> {
  /** Its key, and the name of its file. */
  readonly name: string;
  readonly summary: string;
  /** Its settings, `step` (its name) left out. */
  readonly settings: Settings;
  /** What is wrong with the settings for numbers of this shape, as a sentence; undefined where nothing is. A free dimension is NaN. */
  unfit(shape: readonly number[], settings: Static<Settings>): string | undefined;
  /** The shape that comes out. */
  shape(shape: readonly number[], settings: Static<Settings>): number[];
  /** Does it; may overwrite the numbers it is given. */
  apply(block: Block, settings: Static<Settings>): Block;
}

/** Declares a step; the types of its settings follow from the schema. */
export function defineStep<Settings extends TObject>(step: Step<Settings>): Step<Settings> {
  return step;
}
