/** A word that stands for “unknown”, how often it occurs, and why it is taken for that. */
export interface FoundWord {
  readonly value: string;
  readonly cells: number;
  readonly reason: string;
}

/** Words by which tools and people write that they have nothing, in lower case. */
const WORDS = new Set([
  ...["na", "n/a", "n.a.", "#n/a", "<na>", "nan", "-nan", "null", "(null)", "nil", "none", "\\n", "undefined", "missing"],
  ...["unknown", "not available", "not specified", "not known", "not provided", "no data", "unspecified", "tbd"],
  ...["-", "--", "---", "?", "??", "."],
]);

/** With fewer cells it cannot be told whether a column identifies its rows. */
const FEW = 20;
const IDENTIFYING_SHARE = 0.5;

/** Whether a trimmed text is a word for nothing, in capitals or not. */
export const isWordForNothing = (text: string): boolean => text.length <= 13 && WORDS.has(text.toLowerCase());

/**
 * The words for nothing in a column of trimmed texts. A column that identifies its rows (more than half of its cells differ: ids,
 * titles) is left alone, for there a song may be called “Unknown”; a column of numbers never means such a word.
 */
export function wordSentinels(texts: readonly string[], numeric: boolean): FoundWord[] {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
  if (!numeric && identifies(counts)) return [];
  const found = [...counts].filter(([text]) => isWordForNothing(text)).sort(([a], [b]) => (a < b ? -1 : 1));
  return found.map(([value, cells]) => ({ value, cells, reason: `“${value}” is a word for nothing, not a value.` }));
}

function identifies(counts: ReadonlyMap<string, number>): boolean {
  const cells = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return cells >= FEW && counts.size > IDENTIFYING_SHARE * cells;
}
