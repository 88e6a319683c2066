import type { Described } from "../described.js";
import type { Feature } from "../feature.js";

/** A text as sets read it. */
export interface Written {
  readonly text: string;
  /** What a set among `needs` said. */
  of(set: TextSet): Feature;
}

/** A set of numbers that describe a text, such as the words of a song; one column. */
export interface TextSet extends Described<TextSet> {
  /** Deterministic. What it needs of words and languages is loaded when it is first asked. */
  compute(written: Written): Promise<Feature>;
}

/** Declares a set. */
export const defineTextSet = (set: TextSet): TextSet => set;
