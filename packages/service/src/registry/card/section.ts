/** A part of a card for people: paragraphs, a table, a list, each perhaps empty. */
export interface Section {
  readonly heading: string;
  readonly text: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly list: readonly string[];
}

/** A section without anything. */
export const EMPTY: Omit<Section, "heading"> = { text: [], headings: [], rows: [], list: [] };
