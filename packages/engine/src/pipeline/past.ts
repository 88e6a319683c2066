import { type EventColumns, kindCode } from "../dataset/events.js";

/** What a listener did with each track, a row an entry. */
export interface Past {
  /** A row of the model's tracks. */
  readonly track: Int32Array;
  /** Plays and loves. */
  readonly plays: Float32Array;
  readonly skips: Float32Array;
  /** The last rating; NaN where there is none. */
  readonly rating: Float32Array;
  /** When it was last played or loved, in milliseconds since 1970; NaN where unknown or never. */
  readonly lastAt: Float64Array;
}

const SKIP = kindCode("skip");
const RATING = kindCode("rating");

/** The past that one listener's events tell, oldest first; `rowOf` gives the model's row of a track, or −1 where it knows none. */
export function pastOf(
  { length, track, kind, value, at }: Omit<EventColumns, "user">,
  rowOf: (track: number) => number = (same) => same,
): Past {
  const entries = new Map<number, number>();
  const rows = track.map(rowOf);
  for (const row of rows) if (row >= 0 && !entries.has(row)) entries.set(row, entries.size);
  const past = emptyPast(entries.size);
  for (const [row, entry] of entries) past.track[entry] = row;
  for (let p = 0; p < length; p++) {
    const entry = entries.get(rows[p]!);
    if (entry === undefined) continue;
    if (kind[p] === SKIP) past.skips[entry]! += value[p]!;
    else if (kind[p] === RATING) past.rating[entry] = value[p]!;
    else {
      past.plays[entry]! += value[p]!;
      if (!(past.lastAt[entry]! >= at[p]!)) past.lastAt[entry] = at[p]!;
    }
  }
  return past;
}

function emptyPast(size: number): Past {
  return {
    track: new Int32Array(size),
    plays: new Float32Array(size),
    skips: new Float32Array(size),
    rating: new Float32Array(size).fill(Number.NaN),
    lastAt: new Float64Array(size).fill(Number.NaN),
  };
}
