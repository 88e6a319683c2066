/** The two-way table between outside ids and row numbers 0 … size − 1. */
export interface IdIndex {
  readonly ids: readonly string[];
  readonly size: number;
  /** The row of `id`, or undefined when it is unknown. */
  indexOf(id: string): number | undefined;
}

/** The index of `ids`, which must be distinct, in their order. */
export function createIdIndex(ids: readonly string[]): IdIndex {
  let rows: Map<string, number> | undefined;
  return {
    ids,
    size: ids.length,
    indexOf(id) {
      rows ??= new Map(ids.map((each, row) => [each, row]));
      return rows.get(id);
    },
  };
}
