import type { Sessions } from "./sessions.js";

/** Which tracks often come after which in the same session. Of each track the successors lie one after the other, by their rows. */
export interface Successors {
  /** For each track the sessions in which it was played. */
  readonly sessions: Uint32Array;
  /** Where each track's successors begin in `tracks` and `counts`, and at last where they end: tracks + 1 numbers. */
  readonly indptr: Uint32Array;
  readonly tracks: Int32Array;
  /** In how many of the sessions with the track the successor came after it. */
  readonly counts: Uint32Array;
}

/** A track comes after another one where it is among so many that were played next. */
const REACH = 10;
/** What happened in fewer sessions may be chance. */
const FEWEST = 3;
/** The part of the sessions with a track from which on another one often comes after it. */
const OFTEN = 0.1;

/** Counts in how many sessions with each of the `tracks` another one was among the ten that came next; kept is what happened in three sessions or more and in a tenth of those with the track. */
export function successorsOf(listened: Sessions, tracks: number): Successors {
  const { starts, positions } = byTrack(listened.tracks, tracks);
  const session = sessionOfEach(listened);
  const counting = { counts: new Uint32Array(tracks), seenIn: new Int32Array(tracks).fill(-1) };
  const sessions = new Uint32Array(tracks);
  const indptr = new Uint32Array(tracks + 1);
  const [kept, counts]: [number[], number[]] = [[], []];
  for (let track = 0; track < tracks; track++) {
    const played = positions.subarray(starts[track], starts[track + 1]);
    sessions[track] = different(played, session);
    const after = countAfter(played, listened, session, counting);
    for (const other of after.sort((a, b) => a - b)) {
      const count = counting.counts[other]!;
      if (count >= FEWEST && count >= OFTEN * sessions[track]!) {
        kept.push(other);
        counts.push(count);
      }
      counting.counts[other] = 0;
      counting.seenIn[other] = -1;
    }
    indptr[track + 1] = kept.length;
  }
  return { sessions, indptr, tracks: Int32Array.from(kept), counts: Uint32Array.from(counts) };
}

/** In how many sessions `after` came after `before`, of how many with `before`; undefined where that is not often. */
export function howOften(
  { sessions, indptr, tracks, counts }: Successors,
  before: number,
  after: number,
): { readonly sessions: number; readonly of: number } | undefined {
  const [from, to] = [indptr[before]!, indptr[before + 1]!];
  const at = tracks.subarray(from, to).indexOf(after);
  return at < 0 ? undefined : { sessions: counts[from + at]!, of: sessions[before]! };
}

/** Where each track was played, in order. */
function byTrack(played: Int32Array, tracks: number) {
  const starts = new Uint32Array(tracks + 1);
  for (const track of played) starts[track + 1]!++;
  for (let track = 0; track < tracks; track++) starts[track + 1]! += starts[track]!;
  const next = starts.slice();
  const positions = new Uint32Array(played.length);
  played.forEach((track, p) => {
    positions[next[track]!++] = p;
  });
  return { starts, positions };
}

function sessionOfEach({ count, indptr, tracks }: Sessions): Int32Array {
  const session = new Int32Array(tracks.length);
  for (let s = 0; s < count; s++) session.fill(s, indptr[s], indptr[s + 1]);
  return session;
}

/** Sessions in which these plays are, which lie in their order. */
function different(played: Uint32Array, session: Int32Array): number {
  let many = 0;
  played.forEach((p, i) => {
    if (i === 0 || session[p] !== session[played[i - 1]!]) many++;
  });
  return many;
}

interface Counting {
  /** For each track the sessions in which it came after; 0 between two uses. */
  readonly counts: Uint32Array;
  /** For each track the session in which it was counted last; −1 between two uses. */
  readonly seenIn: Int32Array;
}

/** Counts each track once for each session in which it is within reach of one of these plays of another one; gives those that are. */
function countAfter(played: Uint32Array, { indptr, tracks }: Sessions, session: Int32Array, { counts, seenIn }: Counting) {
  const after: number[] = [];
  for (const p of played) {
    const of = session[p]!;
    const end = Math.min(p + REACH + 1, indptr[of + 1]!);
    for (let q = p + 1; q < end; q++) {
      const other = tracks[q]!;
      if (other === tracks[p] || seenIn[other] === of) continue;
      seenIn[other] = of;
      if (counts[other]!++ === 0) after.push(other);
    }
  }
  return after;
}
