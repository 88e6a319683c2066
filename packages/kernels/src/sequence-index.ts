/** Rows of symbols in order, one after another: row r is `symbols[indptr[r]]` … `symbols[indptr[r + 1] − 1]`. */
export interface SequenceRows {
  readonly indptr: Uint32Array;
  /** 0 … symbols − 1. */
  readonly symbols: Int32Array;
}

/** Where each symbol occurs: for symbol s at `from[s]` … `from[s + 1] − 1`, by row and place. */
export interface SequenceIndex extends SequenceRows {
  readonly from: Uint32Array;
  /** The row of each occurrence. */
  readonly row: Uint32Array;
  /** Its place within the row, from 0. */
  readonly place: Uint32Array;
}

/** Indexes rows of symbols below `symbols` by what occurs in them: two walks over all. */
export function indexSequences({ indptr, symbols: rows }: SequenceRows, symbols: number): SequenceIndex {
  const from = new Uint32Array(symbols + 1);
  for (let i = 0; i < rows.length; i++) from[rows[i] + 1]++;
  for (let s = 0; s < symbols; s++) from[s + 1] += from[s];
  const next = from.slice();
  const row = new Uint32Array(rows.length);
  const place = new Uint32Array(rows.length);
  for (let r = 0; r + 1 < indptr.length; r++) {
    for (let i = indptr[r]; i < indptr[r + 1]; i++) {
      const at = next[rows[i]]++;
      row[at] = r;
      place[at] = i - indptr[r];
    }
  }
  return { indptr, symbols: rows, from, row, place };
}
