import { createProductSearch, type Pool, type SequenceRows } from "@segue/kernels";
import type { Query, Vectors } from "../algorithm.js";

/** Places of a list in which the right track counts as found. */
const K = 20;
/** Queries that are asked together. */
const BATCH = 256;

/** How well held-out sessions are foretold; shares from 0 to 1, NaN where there are none. */
export type Validity = {
  /** Of the right tracks that are among the first 20. */
  readonly "hit@20": number;
  /** Mean of 1 ÷ place; 0 for a place beyond 20. */
  readonly "mrr@20": number;
};

/** Asks what comes next after every proper beginning of the sessions; `breathe` is called now and then. */
export async function validate(
  { tracks, of }: Vectors,
  rows: SequenceRows,
  sessions: Uint32Array,
  { pool, breathe }: { readonly pool: Pool; breathe(): Promise<void> },
): Promise<Validity> {
  const cases = casesOf(rows, sessions);
  const search = createProductSearch(
    tracks,
    Int32Array.from({ length: tracks.rows }, (_, track) => track),
  );
  let [hits, ranks] = [0, 0];
  for (let from = 0; from < cases.length; from += BATCH) {
    const batch = cases.slice(from, from + BATCH);
    const excluded = batch.map(() => new Int32Array());
    const found = await search.bestOn(pool, { queries: await of(batch.map(({ query }) => query)), excluded, n: K }, breathe);
    batch.forEach(({ next }, q) => {
      const place = found.indices.subarray(q * K, (q + 1) * K).indexOf(next) + 1;
      if (place > 0) [hits, ranks] = [hits + 1, ranks + 1 / place];
    });
    await breathe();
  }
  return { "hit@20": hits / cases.length, "mrr@20": ranks / cases.length };
}

const NOTHING = { indices: new Int32Array(), values: new Float32Array() };

function casesOf({ indptr, symbols }: SequenceRows, sessions: Uint32Array): { query: Query; next: number }[] {
  return Array.from(sessions).flatMap((session) => {
    const [begin, end] = [indptr[session]!, indptr[session + 1]!];
    return Array.from({ length: end - begin - 1 }, (_, i) => ({
      query: { history: NOTHING, session: symbols.subarray(begin, begin + i + 1) },
      next: symbols[begin + i + 1]!,
    }));
  });
}
