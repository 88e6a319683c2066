import type { Feature } from "../feature.js";

/** A text as sets read it. */
export interface Written {
  readonly text: string;
  /** What a set among `needs` said. */
  of(set: TextSet): Feature;
}

/** A set of numbers that describe a text, such as the words of a song; one column. */
export interface TextSet {
  /** Its key, and the name of its file. */
  readonly name: string;
  /** Grows with every change of its numbers. */
  readonly version: number;
  readonly title: string;
  /** What a number means. */
  readonly unit: string;
  /** Rows of its feature, or what each row is. */
  readonly bands: number | readonly string[];
  /** Where it is defined. */
  readonly source: string;
  /** The sets that it reads. */
  readonly needs: readonly TextSet[];
  /** Deterministic. What it needs of words and languages is loaded when it is first asked. */
  compute(written: Written): Promise<Feature>;
}

/** Declares a set. */
export const defineTextSet = (set: TextSet): TextSet => set;
