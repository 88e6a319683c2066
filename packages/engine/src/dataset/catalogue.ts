/** What is known about tracks besides who played them: one cell a track in each column, null where unknown. */
export interface Catalogue {
  readonly title: readonly (string | null)[];
  readonly artist: readonly (string | null)[];
}

/** A catalogue in which nothing is known. */
export function emptyCatalogue(tracks: number): Catalogue {
  const unknown = new Array<null>(tracks).fill(null);
  return { title: unknown, artist: unknown };
}
