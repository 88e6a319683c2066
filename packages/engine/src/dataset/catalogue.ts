/** What is known about tracks besides who played them: one cell a track in each column, null where unknown. */
export interface Catalogue {
  readonly title: readonly (string | null)[];
  readonly artist: readonly (string | null)[];
  /** Whatever else is known of some, ascending by name. */
  readonly facts: readonly FactColumn[];
}

/** What stands in a cell; null where nothing does. */
export type Cell = string | number | null;

/** One thing that may be known about tracks: album, year, tempo … */
export interface FactColumn {
  readonly name: string;
  readonly cells: readonly Cell[];
  /** By track how its cell came about: a position in {@link FILL_METHODS}. Undefined where nothing was filled. */
  readonly methods?: Uint8Array;
}

/** What may stand in a cell of a filled column. */
export const FILL_METHODS = ["known", "missing", "mode", "album", "artist", "neighbours", "regression", "trees"] as const;
export type CellMethod = (typeof FILL_METHODS)[number];

/** Facts kept, those that are known of most tracks. */
const MOST_FACTS = 200;

/** What records say, as columns: one record a row. Of more than 200 different facts, those that most records tell. */
export function factColumns(records: readonly Readonly<Record<string, string | number>>[]): FactColumn[] {
  const known = new Map<string, number>();
  for (const record of records) for (const name of Object.keys(record)) known.set(name, (known.get(name) ?? 0) + 1);
  const names = [...known].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_FACTS);
  return names
    .map(([name]) => ({ name, cells: records.map((record) => (Object.hasOwn(record, name) ? record[name]! : null)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A catalogue in which nothing is known. */
export function emptyCatalogue(tracks: number): Catalogue {
  const unknown = new Array<null>(tracks).fill(null);
  return { title: unknown, artist: unknown, facts: [] };
}
